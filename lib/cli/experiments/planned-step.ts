import type { Deployed } from '../../aws/deployed.ts';
import type { ExperimentPlan } from '../../core/experiment/plan.ts';
import { didYouMean } from '../did-you-mean.ts';
import { liveJourney } from '../live-journey.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { plansOf } from './read-results.ts';

/** The experiment at a step of a journey that is deployed. */
export async function plannedStep(
  { journey, step }: { journey: string; step: string },
  deployed: Pick<Deployed, 'content'>,
): Promise<Accepted<ExperimentPlan>> {
  const live = await liveJourney(journey, deployed);
  if (!live.ok) return live;
  const plans = (await plansOf(journey, deployed)) ?? [];
  const plan = plans.find(({ stepId }) => stepId === step);
  if (plan !== undefined) return { ok: true, value: plan };
  const ids = plans.map(({ stepId }) => stepId);
  const guess = didYouMean(step, ids);
  return refuse(
    `Journey ${journey} has no A/B test "${step}".`,
    `${guess === undefined ? '' : `${guess} `}${ids.length === 0 ? 'It has none.' : `There are: ${ids.join(', ')}.`}`,
  );
}
