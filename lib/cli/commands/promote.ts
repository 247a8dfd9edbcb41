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

export const PromoteInput = DeploymentFlags.extend({
  journey: z.string(),
  step: z.string(),
  variant: z.string(),
  why: z.string().max(200).default('decided by hand'),
});
export type PromoteInput = z.infer<typeof PromoteInput>;

/** Gives all newcomers one variant, by a person's decision, which stands until it is undone. */
export function promoteCommand(input: PromoteInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => promote(input, io, deployed));
}

async function promote(input: PromoteInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, step, variant, why, json } = input;
  const plan = await plannedStep(input, deployed);
  if (!plan.ok) return sayRefusal(plan, io, json);
  const ids = plan.value.variants.map(({ id }) => id);
  if (!ids.includes(variant)) {
    const refusal = refuse(`${step} has no variant "${variant}".`, `There are: ${ids.join(', ')}.`);
    return sayRefusal(refusal, io, json);
  }
  const experimentId = experimentIdOf(journey, step);
  const [current] = await deployed.experiments.decisions(experimentId, 1);
  const after = current?.version ?? 0;
  const weights = { [variant]: 100 };
  const held = await decide({ experimentId, after, kind: 'promote', by: 'person', why, weights }, deployed);
  if (json) {
    io.out(toJson(held));
    return EXIT.done;
  }
  io.out(`${io.paint('green', '✔')} all newcomers of ${journey} get “${variant}” within a minute`);
  io.out('Whoever has a variant keeps it.');
  sayNext(io, `npx sojourn undo ${journey} ${step} ${whereWords(input)}   # as it was before`);
  return EXIT.done;
}
