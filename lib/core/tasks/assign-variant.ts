import { legOver } from '../enrolment/current-leg.ts';
import { assignedVariant } from '../experiment/assign.ts';
import { experimentIdOf } from '../experiment/experiment-id.ts';
import type { Clock, ExperimentStore } from '../ports.ts';
import type { AssignVariantInput } from './input.ts';

export type AssignVariantPorts = {
  readonly clock: Clock;
  readonly experiments: Pick<ExperimentStore, 'assign'>;
};

/** The customer's variant: the one assigned before, or else the one that the hash gives. @throws LegOverError */
export async function assignVariant(
  input: AssignVariantInput,
  ports: AssignVariantPorts,
): Promise<{ variant: string }> {
  const { run, journey, step } = input;
  const experimentId = experimentIdOf(journey.id, step.id);
  const { customerId } = run;
  const variant = assignedVariant({ experimentId, customerId, variants: step.variants });
  const weights = Object.fromEntries(step.variants.map(({ id, weight }) => [id, weight]));
  const assignment = { experimentId, customerId, variant, weights, at: ports.clock.now() };
  const assigned = await ports.experiments.assign(assignment, run, step.id);
  if (assigned === 'leg-over') throw legOver(run);
  return assigned;
}
