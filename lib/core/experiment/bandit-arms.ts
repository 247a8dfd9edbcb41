import type { EpochMs } from '../time/instant.ts';
import type { BanditArm } from './analysis/bandit.ts';
import { matured } from './analysis-input.ts';
import type { Decision } from './decision.ts';
import type { ExperimentPlan } from './plan.ts';
import { sum } from './sum.ts';
import type { Cohort } from './totals.ts';
import { weightsInForce } from './weights-in-force.ts';

/** Each variant as a bandit sees it: of customers whose time for an outcome is over, who did what it is for. */
export function banditArms({
  plan,
  cohorts,
  current,
  now,
}: {
  readonly plan: ExperimentPlan;
  readonly cohorts: readonly Cohort[];
  readonly current: Decision | undefined;
  readonly now: EpochMs;
}): BanditArm[] {
  const over = matured(plan, cohorts, now);
  const did = plan.measure === 'click' ? 'clicked' : 'converted';
  return weightsInForce(plan, current).map(({ id, weight }) => {
    const mine = over.filter(({ variant }) => variant === id);
    return {
      id,
      weight,
      matured: sum(mine.map(({ assigned }) => assigned)),
      converters: sum(mine.map((cohort) => cohort[did])),
    };
  });
}
