import { GLOBAL_HOLDOUT } from './holdout.ts';

/** An experiment is a step of a journey, through all versions of it; the global holdout is one for all journeys. */
export function experimentIdOf(journeyId: string, stepId: string): string {
  return stepId === GLOBAL_HOLDOUT ? 'global-holdout' : `${journeyId}.${stepId}`;
}
