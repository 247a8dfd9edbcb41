import { analyse } from '../experiment/analysis/analyse.ts';
import { analysisInput } from '../experiment/analysis-input.ts';
import { experimentIdOf } from '../experiment/experiment-id.ts';
import type { JourneyTriggers } from '../journey/compiled.ts';
import type { ExperimentStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import type { ExperimentNews } from './definition.ts';
import { experimentNews } from './experiment-news.ts';

export type FindingsPorts = { readonly experiments: Pick<ExperimentStore, 'totals' | 'settled'> };

/** How the experiments of a journey stand that somebody has come to: a few reads for each. */
export async function findingsOf(
  { id, title, experiments = [] }: JourneyTriggers,
  now: EpochMs,
  ports: FindingsPorts,
): Promise<readonly ExperimentNews[]> {
  const found = await Promise.all(
    experiments.map(async (plan) => {
      const experimentId = experimentIdOf(id, plan.stepId);
      const cohorts = await ports.experiments.totals(experimentId);
      if (cohorts.length === 0) return [];
      const settled = await ports.experiments.settled(experimentId);
      const analysis = analyse(analysisInput(plan, { cohorts, settled, now }));
      return [experimentNews({ journeyId: id, stepId: plan.stepId, analysis }, title)];
    }),
  );
  return found.flat();
}
