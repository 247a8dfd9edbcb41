import { legOver } from '../enrolment/current-leg.ts';
import { assignedVariant } from '../experiment/assign.ts';
import { type ConcludePorts, concludeTest } from '../experiment/conclude-test.ts';
import { type CurrentDecisionPorts, currentDecision, keepDecision } from '../experiment/current-decision.ts';
import { decide } from '../experiment/decide.ts';
import type { Decision } from '../experiment/decision.ts';
import { takesPart } from '../experiment/exclusive.ts';
import { experimentIdOf } from '../experiment/experiment-id.ts';
import { LATER } from '../experiment/later.ts';
import { uniform } from '../experiment/uniform.ts';
import { weightsInForce, weightsOf } from '../experiment/weights-in-force.ts';
import type { ExperimentStore } from '../ports.ts';
import { addDuration } from '../time/duration.ts';
import type { AssignVariantInput } from './input.ts';

export type AssignVariantPorts = CurrentDecisionPorts &
  ConcludePorts & { readonly experiments: Pick<ExperimentStore, 'assign'> };

/**
 * The customer's variant: the one assigned before, or else the one that the hash gives under the weights in force. Who does
 * not take part in an exclusive test gets the control's steps, and is counted nowhere; who waits for a test on a share, LATER.
 * @throws LegOverError
 */
export async function assignVariant(
  input: AssignVariantInput,
  ports: AssignVariantPorts,
): Promise<{ variant: string }> {
  const { run, journey, step } = input;
  const { customerId } = run;
  const experimentId = experimentIdOf(journey.id, step.id);
  const { exclusive, plan } = step;
  if (exclusive !== undefined && plan !== undefined && !takesPart(exclusive, customerId))
    return { variant: plan.control };
  const decision = await decisionFor(input, experimentId, ports);
  if (decision === 'later') return { variant: LATER };
  const decided = { variants: step.variants, decide: plan?.decide ?? 'report' };
  const variants = weightsInForce(decided, decision);
  const variant = assignedVariant({ experimentId, customerId, variants });
  const weights = weightsOf(variants);
  const assignment = { experimentId, customerId, variant, weights, at: ports.clock.now() };
  const assigned = await ports.experiments.assign(assignment, run, step.id);
  if (assigned === 'leg-over') throw legOver(run);
  return assigned;
}

async function decisionFor(
  { run, step }: AssignVariantInput,
  experimentId: string,
  ports: AssignVariantPorts,
): Promise<Decision | undefined | 'later'> {
  const { plan } = step;
  const decision = await currentDecision(experimentId, ports);
  if (plan?.test === undefined) return decision;
  const now = ports.clock.now();
  const test = decision ?? (await beginTest(experimentId, addDuration(now, plan.test.for, 'UTC'), ports));
  if (test.kind !== 'test' || test.until === undefined) return test;
  if (now < test.until) {
    const tests = uniform(`test-share:${experimentId}:${run.customerId}`) * 100 < plan.test.share;
    return tests ? test : 'later';
  }
  const concluded = await concludeTest({ plan, experimentId, test }, ports);
  keepDecision(experimentId, concluded, ports);
  return concluded;
}

/** The first who comes begins it, for all. */
async function beginTest(experimentId: string, until: number, ports: AssignVariantPorts): Promise<Decision> {
  const why = 'a share of the customers tests, the others wait';
  const test = await decide({ experimentId, after: 0, kind: 'test', by: 'watch', why, until }, ports);
  keepDecision(experimentId, test, ports);
  return test;
}
