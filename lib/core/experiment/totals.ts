import { sum } from './sum.ts';

/** What is counted of a customer, once each. Never opens: mail programs open everything. */
export const METRICS = [
  /** A message went out since the assignment. */
  'exposed',
  'clicked',
  'converted',
  'refunded',
  'unsubscribed',
  'complained',
  'bounced',
] as const;
export type Metric = (typeof METRICS)[number];

export type Counts = {
  readonly assigned: number;
  /** Of the customers' own sums, in hundredths of the currency. */
  readonly valueMinor: number;
  /** Of the customers' own sums: exact, for a square of a large amount does not fit a double. */
  readonly valueSquares: bigint;
} & Readonly<Record<Metric, number>>;

/** Customers who came to one variant on one day, under the same weights. */
export type CohortName = {
  readonly variant: string;
  /** Of the assignment, in UTC: `2026-03-02`. */
  readonly day: string;
  /** What every variant had then, in any unit. */
  readonly weights: Readonly<Record<string, number>>;
};
export type Cohort = CohortName & Counts;

export type VariantTotals = Omit<Counts, 'valueSquares'> & {
  readonly variant: string;
  /** To the last digit that a number has. */
  readonly valueSquares: number;
};

export const NOTHING: Counts = {
  assigned: 0,
  exposed: 0,
  clicked: 0,
  converted: 0,
  refunded: 0,
  unsubscribed: 0,
  complained: 0,
  bounced: 0,
  valueMinor: 0,
  valueSquares: 0n,
};

/** Totals of each variant over all its cohorts, in order of their names. */
export function byVariant(cohorts: readonly Cohort[]): readonly VariantTotals[] {
  return [...Map.groupBy(cohorts, ({ variant }) => variant)]
    .map(([variant, members]) => {
      const { valueSquares, ...counts } = added(members);
      return { variant, ...counts, valueSquares: Number(valueSquares) };
    })
    .toSorted((one, other) => (one.variant < other.variant ? -1 : 1));
}

/** Parts of the same cohorts put together, in order of variant, day and weights. */
export function byCohort(parts: readonly Cohort[]): readonly Cohort[] {
  return [...Map.groupBy(parts, cohortId)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, members]) => {
      const [first] = members;
      if (first === undefined) return [];
      const { variant, day, weights } = first;
      return [{ variant, day, weights, ...added(members) }];
    });
}

export function cohortId({ variant, day, weights }: CohortName): string {
  return JSON.stringify([variant, day, weightsText(weights)]);
}

/** The same for the same weights, in whatever order they are written. */
export function weightsText(weights: CohortName['weights']): string {
  return JSON.stringify(Object.entries(weights).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function added(parts: readonly Counts[]): Counts {
  const total = (name: Exclude<keyof Counts, 'valueSquares'>) => sum(parts.map((part) => part[name]));
  return {
    assigned: total('assigned'),
    exposed: total('exposed'),
    clicked: total('clicked'),
    converted: total('converted'),
    refunded: total('refunded'),
    unsubscribed: total('unsubscribed'),
    complained: total('complained'),
    bounced: total('bounced'),
    valueMinor: total('valueMinor'),
    valueSquares: parts.reduce((squares, part) => squares + part.valueSquares, 0n),
  };
}
