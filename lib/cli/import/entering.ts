import { textNumber } from './text-number.ts';

export type Entering = readonly { readonly journey: string; readonly customers: number }[];

/** Counts customers by the journeys that they would enter; each customer once for each. */
export function startEntering() {
  const seen = new Map<string, Set<number>>();
  return {
    add(customerId: string, journeys: readonly string[]): void {
      for (const journey of journeys) {
        const customers = seen.get(journey) ?? new Set();
        seen.set(journey, customers.add(textNumber(customerId)));
      }
    },
    /** The most first. */
    result: (): Entering =>
      [...seen]
        .map(([journey, customers]) => ({ journey, customers: customers.size }))
        .toSorted((one, other) => other.customers - one.customers),
  };
}
