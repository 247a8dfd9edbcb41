import type { Verdict } from './decision.ts';

/**
 * What an analysis starts from. Everything is counted per customer and never per event: whoever clicks five times has clicked,
 * and a customer's orders are one sum. Customers are those assigned, whether or not a message reached them.
 */
export type AnalysisInput = {
  readonly arms: readonly Arm[];
  /** The arm that the others are measured against. */
  readonly control: string;
  readonly metrics: readonly Metric[];
  readonly end: End;
  /** The verdict that was given at the planned end, or before it. It stands: to look again and again at 4 % is not 4 %. */
  readonly settled?: Verdict | undefined;
  /** A bandit: weights follow the figures, so that no test of these figures is right. Nothing is compared or called. */
  readonly followsFigures?: boolean;
};

export type Arm = {
  readonly id: string;
  /**
   * What it should have got, in any unit: its weight. Where weights changed, or a bandit sets them, the sum over its batches of
   * weight × customers. 0: it is closed, and neither counted in the sample ratio nor eligible to win.
   */
  readonly expected: number;
  readonly assigned: number;
};

/** When the experiment ends. Fixed before it starts, or it is not a plan. */
export type End =
  /** `matured`: how many of all customers have the whole time behind them in which an outcome counts. */
  | { readonly kind: 'planned'; readonly customers: number; readonly matured: number }
  /** No end. `expected`: how many customers will be in when it can be told, at a guess; far off, it takes longer. */
  | { readonly kind: 'open'; readonly expected: number };

/** More is better, except of what a guardrail counts. The primary metric decides; only shares and means can. */
export type Metric = {
  readonly id: string;
  readonly role: 'primary' | 'secondary' | 'guardrail';
} & MetricTotals;

/** By the id of the arm. An arm that is missing has nothing. */
type MetricTotals =
  | { readonly kind: 'share'; readonly totals: Readonly<Record<string, ShareTotals>> }
  | { readonly kind: 'mean'; readonly totals: Readonly<Record<string, MeanTotals>> }
  | { readonly kind: 'ratio'; readonly totals: Readonly<Record<string, RatioTotals>> };

type ShareTotals = { readonly converters: number };

/** Of the customers' own sums: revenue in minor units. `largest`: the largest sum of one customer, where it is known. */
export type MeanTotals = {
  readonly converters: number;
  readonly sum: number;
  readonly squares: number;
  readonly largest?: number | undefined;
};

/** One sum over another, as revenue over orders: their sums and squares by customer, and the sum of their products. */
export type RatioTotals = {
  readonly converters: number;
  readonly above: { readonly sum: number; readonly squares: number };
  readonly below: { readonly sum: number; readonly squares: number };
  readonly products: number;
};
