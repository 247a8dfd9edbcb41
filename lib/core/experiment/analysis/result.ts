import type { Verdict } from './decision.ts';
import type { Metric } from './input.ts';

/** What an experiment shows, ready for JSON: no NaN, no infinities. What cannot be said is absent. */
export type Analysis = {
  readonly verdict: Verdict;
  readonly control: string;
  readonly sampleRatio: SampleRatio;
  /** Treatments that do harm on a guardrail: none of them wins, and each should be paused. */
  readonly vetoes: readonly Veto[];
  readonly metrics: readonly MetricResult[];
};

export type SampleRatio = {
  /** Of the chi-square test, for one look. */
  readonly p: number;
  /** Of the test that gives the alarm: holds however often one looks. */
  readonly everyLookP: number;
  readonly alarm: boolean;
};

export type Veto = { readonly variant: string; readonly metric: string };

export type MetricResult = {
  readonly id: string;
  readonly role: Metric['role'];
  readonly kind: Metric['kind'];
  /** Secondary metrics and ratios: to learn from, not to decide by. */
  readonly exploratory: boolean;
  readonly variants: readonly VariantResult[];
  /** Each treatment against the control, but those that are closed. */
  readonly comparisons: readonly Comparison[];
};

export type VariantResult = {
  readonly variant: string;
  readonly customers: number;
  readonly converters: number;
  /** A share as a fraction, a mean in the metric's unit. */
  readonly value: number;
  /** How much of the sum one customer brought, as a fraction. */
  readonly largestShare?: number;
};

export type Interval = { readonly estimate: number; readonly low: number; readonly high: number };

export type Comparison = {
  readonly variant: string;
  /** On the absolute scale, by the rule and at the level that decide. */
  readonly difference?: Interval;
  /** Relative to the control: 0.2 is 20 % more. At 95 %, by the same kind of rule. */
  readonly lift?: Interval;
  /** Of the rule that decides, before and after it is adjusted for the number of questions asked. */
  readonly p: number;
  readonly adjustedP: number;
  /** For show: it does not survive looking again and again. */
  readonly chanceToBeat: number;
  /** What is given away on average, in the metric's unit, if this variant is taken and the control is better. */
  readonly expectedLoss: number;
  readonly call: Call;
};

type Call = 'better' | 'worse' | 'open';
