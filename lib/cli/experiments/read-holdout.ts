import type { Deployed } from '../../aws/deployed.ts';
import { experimentIdOf } from '../../core/experiment/experiment-id.ts';
import { GLOBAL_HOLDOUT } from '../../core/experiment/holdout.ts';
import { type HoldoutResults, holdoutResults } from '../../core/experiment/holdout-results.ts';

/** What the global holdout says now. Undefined: nobody was ever counted for it. */
export async function readHoldout({
  experiments,
}: Pick<Deployed, 'experiments'>): Promise<HoldoutResults | undefined> {
  return holdoutResults(await experiments.totals(experimentIdOf('', GLOBAL_HOLDOUT)));
}
