import { addressFor } from '../../core/channel/address.ts';
import { CHANNELS } from '../../core/channel/definition.ts';
import type { InboundEvent } from '../../core/event/definition.ts';
import { textNumber } from './text-number.ts';

export type Repeats = {
  readonly customers: number;
  /** Customers with more than one line. */
  readonly repeatedCustomers: number;
  /** Addresses that more than one customer has. */
  readonly sharedAddresses: number;
};

/** Counts who and what comes more than once. Of each it keeps a number of 48 bits, never the name or the address. */
export function startRepeats() {
  const customers = new Set<number>();
  const repeated = new Set<number>();
  const owners = new Map<number, number>();
  const shared = new Set<number>();
  return {
    add: ({ customerId, traits }: Pick<InboundEvent, 'customerId' | 'traits'>): void => {
      const customer = textNumber(customerId);
      if (customers.has(customer)) repeated.add(customer);
      customers.add(customer);
      for (const channel of CHANNELS) {
        const found = addressFor(channel, traits);
        if (!('address' in found)) continue;
        const address = textNumber(found.address);
        const owner = owners.get(address);
        if (owner === undefined) owners.set(address, customer);
        else if (owner !== customer) shared.add(address);
      }
    },
    result: (): Repeats => ({
      customers: customers.size,
      repeatedCustomers: repeated.size,
      sharedAddresses: shared.size,
    }),
  };
}
