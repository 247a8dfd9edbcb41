import { addDuration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Verdict } from './analysis/decision.ts';
import type { AnalysisInput, Arm, End, Metric } from './analysis/input.ts';
import type { ExperimentPlan } from './plan.ts';
import { sum } from './sum.ts';
import { byVariant, type Cohort, type VariantTotals, weightsText } from './totals.ts';

/** Without an end, a look at so many customers is the one that the sequence is sharpest at. */
const EXPECTED_WITHOUT_END = 10_000;

/** What is counted of an experiment, as the analysis wants it. */
export function analysisInput(
  plan: ExperimentPlan,
  known: {
    readonly cohorts: readonly Cohort[];
    readonly settled: Verdict | undefined;
    readonly now: EpochMs;
  },
): AnalysisInput {
  const { cohorts, settled, now } = known;
  const totals = byVariant(cohorts);
  return {
    arms:
      cohorts.length === 0
        ? plan.variants.map(({ id, weight }) => ({ id, expected: weight, assigned: 0 }))
        : armsOf(
            plan.variants.map(({ id }) => id),
            cohorts,
          ),
    control: plan.control,
    metrics: metricsOf(plan, totals),
    end: endOf(plan, cohorts, now),
    ...(settled === undefined ? {} : { settled }),
    ...(plan.decide === 'bandit' && { followsFigures: true }),
  };
}

/** Of these cohorts' customers, all time is over in which an outcome counts. */
export function matured(plan: ExperimentPlan, cohorts: readonly Cohort[], now: EpochMs): readonly Cohort[] {
  return cohorts.filter(({ day }) => {
    const over = Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60_000;
    return addDuration(over, plan.within, 'UTC') <= now;
  });
}

/** Weights may have changed: each customer was to come to an arm by those in force that day. */
export function armsOf(variants: readonly string[], cohorts: readonly Cohort[]): Arm[] {
  const batches = [...Map.groupBy(cohorts, ({ day, weights }) => `${day} ${weightsText(weights)}`).values()];
  const ids = new Set([...variants, ...cohorts.map(({ variant }) => variant)]);
  return [...ids].map((id) => ({
    id,
    expected: sum(batches.map((batch) => shareOf(id, batch) * sum(batch.map(({ assigned }) => assigned)))),
    assigned: sum(cohorts.filter(({ variant }) => variant === id).map(({ assigned }) => assigned)),
  }));
}

function shareOf(id: string, batch: readonly Cohort[]): number {
  const weights = batch[0]?.weights ?? {};
  const all = sum(Object.values(weights));
  return all === 0 ? 0 : (weights[id] ?? 0) / all;
}

function metricsOf({ measure }: ExperimentPlan, totals: readonly VariantTotals[]): Metric[] {
  const share = (of: 'clicked' | 'converted' | 'unsubscribed' | 'complained' | 'bounced') =>
    Object.fromEntries(totals.map((arm) => [arm.variant, { converters: arm[of] }]));
  const money = Object.fromEntries(
    totals.map(({ variant, converted, valueMinor, valueSquares }) => [
      variant,
      { converters: converted, sum: valueMinor, squares: valueSquares },
    ]),
  );
  const role = (of: ExperimentPlan['measure']) => (of === measure ? 'primary' : 'secondary');
  const all: Metric[] = [
    { id: 'converted', role: role('goal'), kind: 'share', totals: share('converted') },
    { id: 'clicked', role: role('click'), kind: 'share', totals: share('clicked') },
    { id: 'value', role: role('value'), kind: 'mean', totals: money },
  ];
  const guardrails = (['unsubscribed', 'complained', 'bounced'] as const).map(
    (id): Metric => ({ id, role: 'guardrail', kind: 'share', totals: share(id) }),
  );
  return [...all.toSorted((one, other) => rank(one) - rank(other)), ...guardrails];
}

function rank({ role }: Metric): number {
  return role === 'primary' ? 0 : 1;
}

function endOf(plan: ExperimentPlan, cohorts: readonly Cohort[], now: EpochMs): End {
  if (plan.planned === undefined) return { kind: 'open', expected: EXPECTED_WITHOUT_END };
  const over = matured(plan, cohorts, now);
  return { kind: 'planned', customers: plan.planned, matured: sum(over.map(({ assigned }) => assigned)) };
}
