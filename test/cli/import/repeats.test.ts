import { describe, expect, it } from 'vitest';
import { startRepeats } from '../../../lib/cli/import/repeats.ts';

function repeatsOf(...rows: readonly (readonly [string, string])[]) {
  const repeats = startRepeats();
  for (const [customerId, email] of rows) repeats.add({ customerId, traits: { email } });
  return repeats.result();
}

describe('what comes more than once in a file', () => {
  it('is the customer with several lines, counted once', () => {
    const rows = [1, 2, 3].map((number) => ['mina', `mina${number}@example.com`] as const);
    expect(repeatsOf(...rows)).toEqual({ customers: 1, repeatedCustomers: 1, sharedAddresses: 0 });
  });

  it('is the address of several customers, however it is written', () => {
    expect(repeatsOf(['mina', 'home@example.com'], ['jun', 'HOME@example.com'])).toEqual({
      customers: 2,
      repeatedCustomers: 0,
      sharedAddresses: 1,
    });
  });

  it('is not the address that one customer has on two lines', () => {
    expect(repeatsOf(['mina', 'a@example.com'], ['mina', 'a@example.com']).sharedAddresses).toBe(0);
  });
});
