import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assignedVariant } from '../../../lib/core/experiment/assign.ts';

const halves = [
  { id: 'a', weight: 50 },
  { id: 'b', weight: 50 },
];
const customers = Array.from({ length: 20_000 }, (_, index) => `customer-${index}`);

describe('assignment', () => {
  it('is the first 48 bits of SHA-256 of experiment:customer, laid over the weights', () => {
    for (const customerId of customers.slice(0, 500)) {
      // expected: computed here from node:crypto, another implementation
      const digest = createHash('sha256').update(`offer:${customerId}`).digest();
      const expected = digest.readUIntBE(0, 6) / 2 ** 48 < 0.5 ? 'a' : 'b';
      expect(assignedVariant({ experimentId: 'offer', customerId, variants: halves })).toBe(expected);
    }
  });

  it('splits by the weights, within four standard errors', () => {
    const variants = [
      { id: 'a', weight: 20 },
      { id: 'b', weight: 80 },
    ];
    const inA = customers.filter(
      (customerId) => assignedVariant({ experimentId: 'x', customerId, variants }) === 'a',
    );
    const standardError = Math.sqrt(0.2 * 0.8 * customers.length); // binomial
    expect(Math.abs(inA.length - 0.2 * customers.length)).toBeLessThan(4 * standardError);
  });

  it('does not tell one experiment from its neighbour', () => {
    const both = customers.filter((customerId) =>
      ['x1', 'x2'].every(
        (experimentId) => assignedVariant({ experimentId, customerId, variants: halves }) === 'a',
      ),
    );
    expect(Math.abs(both.length - customers.length / 4)).toBeLessThan(
      4 * Math.sqrt((3 / 16) * customers.length),
    );
  });

  it('never gives a variant of weight 0', () => {
    const variants = [
      { id: 'off', weight: 0 },
      { id: 'on', weight: 100 },
    ];
    expect(
      new Set(customers.map((customerId) => assignedVariant({ experimentId: 'x', customerId, variants }))),
    ).toEqual(new Set(['on']));
  });
});
