import type { Deployed } from '../../aws/deployed.ts';
import { analyse } from '../../core/experiment/analysis/analyse.ts';
import { analysisInput } from '../../core/experiment/analysis-input.ts';
import { banditArms } from '../../core/experiment/bandit-arms.ts';
import { banditStanding } from '../../core/experiment/bandit-standing.ts';
import { experimentIdOf } from '../../core/experiment/experiment-id.ts';
import type { ExperimentPlan } from '../../core/experiment/plan.ts';
import { byVariant } from '../../core/experiment/totals.ts';
import type { ExperimentResults } from '../experiment-results.ts';

const STAGES = ['assigned', 'exposed', 'clicked', 'converted'] as const;

/** How the experiments of a journey stand now. Undefined: no such journey is deployed. */
export async function readResults(
  journeyId: string,
  deployed: Pick<Deployed, 'clock' | 'content' | 'experiments'>,
): Promise<readonly ExperimentResults[] | undefined> {
  const plans = await plansOf(journeyId, deployed);
  if (plans === undefined) return undefined;
  const { clock, experiments } = deployed;
  return Promise.all(
    plans.map(async (plan): Promise<ExperimentResults> => {
      const id = experimentIdOf(journeyId, plan.stepId);
      const [cohorts, settled, snapshots, [current]] = await Promise.all([
        experiments.totals(id),
        experiments.settled(id),
        experiments.snapshots(id),
        plan.decide === 'bandit' ? experiments.decisions(id, 1) : [],
      ]);
      const now = clock.now();
      const analysis = analyse(analysisInput(plan, { cohorts, settled, now }));
      const history = snapshots.flatMap(({ at, lifts }) => lifts.map((lift) => ({ at, ...lift })));
      const funnel = byVariant(cohorts).flatMap(({ variant, ...counts }) =>
        STAGES.map((stage) => ({ variant, stage, customers: counts[stage] })),
      );
      const shown = { stepId: plan.stepId, analysis, history, funnel };
      if (plan.decide !== 'bandit') return shown;
      return { ...shown, bandit: banditStanding(banditArms({ plan, cohorts, current, now })) };
    }),
  );
}

/** The experiments of the version that takes newcomers. */
export async function plansOf(
  journeyId: string,
  { content }: Pick<Deployed, 'content'>,
): Promise<readonly ExperimentPlan[] | undefined> {
  const { journeys } = await content.registry();
  const live = journeys.find(({ id }) => id === journeyId);
  if (live === undefined) return undefined;
  return (await content.triggers(journeyId, live.version)).experiments ?? [];
}
