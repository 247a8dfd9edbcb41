import type { EpochMs } from '../time/instant.ts';
import { unreachable } from '../unreachable.ts';
import { banditWeights } from './analysis/bandit.ts';
import { promotion } from './analysis/promotion.ts';
import type { Analysis } from './analysis/result.ts';
import { banditArms } from './bandit-arms.ts';
import type { Decision } from './decision.ts';
import type { ExperimentPlan } from './plan.ts';
import type { Cohort } from './totals.ts';
import { weightsInForce, weightsOf } from './weights-in-force.ts';

type Situation = {
  readonly plan: ExperimentPlan;
  readonly analysis: Analysis;
  readonly cohorts: readonly Cohort[];
  /** The decision that holds. */
  readonly current: Decision | undefined;
  readonly now: EpochMs;
};
type Wish = Pick<Decision, 'kind' | 'why' | 'weights'>;

/** What is to be decided, if anything. What a person decided stands. Harm is stopped in every experiment. */
export function whatNow(situation: Situation): Wish | undefined {
  const { plan, current } = situation;
  if (current?.by === 'person') return undefined;
  const pause = pauseHarm(situation);
  if (pause !== undefined) return pause;
  switch (plan.decide) {
    case 'report':
      return undefined;
    case 'promote':
      return current?.kind === 'promote' ? undefined : promote(situation);
    case 'bandit':
      return nextBatch(situation);
    default:
      return unreachable(plan.decide);
  }
}

function pauseHarm({ plan, analysis, current }: Situation): Wish | undefined {
  const inForce = weightsInForce(plan, current);
  const harmful = new Set(analysis.vetoes.map(({ variant }) => variant));
  const paused = inForce.filter(({ id, weight }) => weight > 0 && harmful.has(id));
  const left = inForce.map(({ id, weight }) => ({ id, weight: harmful.has(id) ? 0 : weight }));
  if (paused.length === 0 || left.every(({ weight }) => weight === 0)) return undefined;
  const reasons = analysis.vetoes.map(({ variant, metric }) => `${variant}: more customers ${metric}`);
  return { kind: 'pause', why: reasons.join('; '), weights: weightsOf(left) };
}

const DAY_MS = 24 * 60 * 60_000;

function promote({ analysis, cohorts, now }: Situation): Wish | undefined {
  const first = Math.min(...cohorts.map(({ day }) => Date.parse(`${day}T00:00:00Z`)));
  // The first day is no whole one.
  const found = promotion(analysis, (now - first) / DAY_MS - 1);
  if (found.promote === undefined) return undefined;
  const { verdict } = analysis;
  const by = 'by' in verdict ? `, decided by: ${verdict.by}` : '';
  return { kind: 'promote', why: `${verdict.status}${by}`, weights: { [found.promote]: 100 } };
}

/** A batch is a day. */
function nextBatch({ plan, analysis, cohorts, current, now }: Situation): Wish | undefined {
  if (analysis.sampleRatio.alarm || (current !== undefined && now - current.at < DAY_MS)) return undefined;
  const harmful = new Set(analysis.vetoes.map(({ variant }) => variant));
  const arms = banditArms({ plan, cohorts, current, now }).filter(({ id }) => !harmful.has(id));
  const { outcome, weights } = banditWeights(arms);
  if (outcome === 'kept') return undefined;
  return { kind: 'bandit', why: 'each variant gets its chance to be the best, and 1 % at least', weights };
}
