/** An experiment is a step of a journey, through all versions of it. */
export function experimentIdOf(journeyId: string, stepId: string): string {
  return `${journeyId}.${stepId}`;
}
