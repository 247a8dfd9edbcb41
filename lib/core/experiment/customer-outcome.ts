import { type Counts, METRICS, type Metric, NOTHING } from './totals.ts';

/** What one customer did since the assignment. */
export type CustomerOutcome = {
  readonly did: ReadonlySet<Metric>;
  readonly valueMinor: number;
};

/** Orders and refunds, of which a customer may have many; of all else the first one says all. */
export const WITH_VALUE: ReadonlySet<Metric> = new Set(['converted', 'refunded']);

export type Credit = { readonly metric: Metric; readonly valueMinor: number };

/** What one more outcome adds to the totals of the customer's variant. */
export function increaseBy({ metric, valueMinor }: Credit, before: CustomerOutcome): Partial<Counts> {
  const was = BigInt(before.valueMinor);
  const is = was + BigInt(valueMinor);
  return {
    ...(before.did.has(metric) ? {} : { [metric]: 1 }),
    ...(valueMinor === 0 ? {} : { valueMinor, valueSquares: is * is - was * was }),
  };
}

/** A customer counts once, and their value as one number, whose square is not the sum of the parts' squares. */
export function countsOf({ did, valueMinor }: CustomerOutcome): Counts {
  const counts = Object.fromEntries(METRICS.map((metric) => [metric, did.has(metric) ? 1 : 0]));
  return { ...NOTHING, ...counts, assigned: 1, valueMinor, valueSquares: BigInt(valueMinor) ** 2n };
}

/** The outcome that a customer's rows add up to. */
export function outcomeOf(credits: readonly Credit[]): CustomerOutcome {
  return {
    did: new Set(credits.map(({ metric }) => metric)),
    valueMinor: credits.reduce((total, { valueMinor }) => total + valueMinor, 0),
  };
}
