import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { decide } from '../../core/experiment/decide.ts';
import { experimentIdOf } from '../../core/experiment/experiment-id.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { plannedStep } from '../experiments/planned-step.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const UndoInput = DeploymentFlags.extend({ journey: z.string(), step: z.string() });
export type UndoInput = z.infer<typeof UndoInput>;

/** Takes back the last decision on an A/B test, whoever made it; from then on people decide. */
export function undoCommand(input: UndoInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => undo(input, io, deployed));
}

async function undo(input: UndoInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, step, json } = input;
  const plan = await plannedStep(input, deployed);
  if (!plan.ok) return sayRefusal(plan, io, json);
  const experimentId = experimentIdOf(journey, step);
  const [last, before] = await deployed.experiments.decisions(experimentId, 2);
  if (last === undefined) {
    const hint = 'Its newcomers are divided as the journey file says.';
    return sayRefusal(refuse(`Nothing was decided of ${step} yet.`, hint), io, json);
  }
  const { weights } = before ?? {};
  const why = `takes back: ${last.kind}, ${last.why}`;
  const held = await decide(
    { experimentId, after: last.version, kind: 'undo', by: 'person', why, ...(weights && { weights }) },
    deployed,
  );
  if (json) {
    io.out(toJson(held));
    return EXIT.done;
  }
  const now = weights === undefined ? 'as the journey file says' : 'as was decided before';
  io.out(`${io.paint('green', '✔')} newcomers of ${journey} are divided ${now}; from now on people decide`);
  sayNext(io, `npx sojourn results ${journey} ${whereWords(input)}`);
  return EXIT.done;
}
