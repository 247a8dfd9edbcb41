import { type Incremental, incremental } from './analysis/incremental.ts';
import { mean, share } from './analysis/moments.ts';
import type { SampleRatio } from './analysis/result.ts';
import { sampleRatio } from './analysis/sample-ratio.ts';
import { LEAST } from './analysis/verdict.ts';
import { armsOf } from './analysis-input.ts';
import { HELD_OUT, MARKETING } from './holdout.ts';
import { byVariant, type Cohort, NOTHING, type VariantTotals } from './totals.ts';

/** What the global holdout says: all that marketing brought which would not have come without it. */
export type HoldoutResults = {
  readonly marketing: HoldoutSide;
  readonly heldOut: HoldoutSide;
  readonly sampleRatio: SampleRatio;
  /** Customers who reached a goal. */
  readonly converted: Incremental;
  /** In hundredths of the currency. */
  readonly value: Incremental;
  /** `collecting`: one side is too small for its intervals to be believed. */
  readonly status: 'blocked' | 'collecting' | 'told';
};

type HoldoutSide = Pick<VariantTotals, 'converted' | 'valueMinor'> & { readonly customers: number };

/** Undefined where nobody was ever held out. */
export function holdoutResults(cohorts: readonly Cohort[]): HoldoutResults | undefined {
  if (cohorts.length === 0) return undefined;
  const totals = byVariant(cohorts);
  const [treated, held] = [sideOf(MARKETING, totals), sideOf(HELD_OUT, totals)];
  const ratio = sampleRatio(armsOf([MARKETING, HELD_OUT], cohorts));
  const few = [treated, held].some(
    ({ assigned, converted }) => assigned < LEAST.customers || converted < LEAST.converters,
  );
  return {
    marketing: shown(treated),
    heldOut: shown(held),
    sampleRatio: ratio,
    converted: incremental({ ...bothSides(treated, held, shareOf), expected: EXPECTED }),
    value: incremental({ ...bothSides(treated, held, moneyOf), expected: EXPECTED }),
    status: ratio.alarm ? 'blocked' : few ? 'collecting' : 'told',
  };
}

/** It has no end: intervals hold at every look, and are narrowest at so many customers. */
const EXPECTED = 50_000;

function sideOf(variant: string, totals: readonly VariantTotals[]): VariantTotals {
  return totals.find((one) => one.variant === variant) ?? { ...NOTHING, variant, valueSquares: 0 };
}

function shown({ assigned, converted, valueMinor }: VariantTotals): HoldoutSide {
  return { customers: assigned, converted, valueMinor };
}

function bothSides<Of>(treated: VariantTotals, held: VariantTotals, of: (side: VariantTotals) => Of) {
  return { treated: of(treated), heldOut: of(held) };
}

function shareOf({ converted, assigned }: VariantTotals) {
  return share(converted, assigned);
}

function moneyOf({ converted, valueMinor, valueSquares, assigned }: VariantTotals) {
  return mean({ converters: converted, sum: valueMinor, squares: valueSquares }, assigned);
}
