import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { experimentIdOf } from '../../core/experiment/experiment-id.ts';
import { recount } from '../../core/experiment/recount.ts';
import { type Cohort, cohortId } from '../../core/experiment/totals.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { plansOf } from '../experiments/read-results.ts';
import type { Io } from '../io.ts';
import { liveJourney } from '../live-journey.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const RecountInput = DeploymentFlags.extend({
  journey: z.string(),
  repair: z.boolean().default(false),
});
export type RecountInput = z.infer<typeof RecountInput>;

type Difference = { readonly stepId: string; readonly cohort: Cohort };

/** Adds up the A/B tests of a journey from what each customer did, and says where the counters differ. */
export function recountCommand(input: RecountInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => recountAll(input, io, deployed));
}

async function recountAll(input: RecountInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, repair, json } = input;
  const live = await liveJourney(journey, deployed);
  if (!live.ok) return sayRefusal(live, io, json);
  const differences = await lasting(journey, deployed);
  if (repair)
    for (const { stepId, cohort } of differences)
      await deployed.experiments.amend(experimentIdOf(journey, stepId), cohort);
  if (json) {
    io.out(toJson({ journey, differences: differences.map(inJson), repaired: repair }));
    return EXIT.done;
  }
  for (const { stepId, cohort } of differences) io.out(line(stepId, cohort, io));
  if (differences.length === 0) {
    io.out(`${io.paint('green', '✔')} every counter of ${journey} agrees with what its customers did`);
  } else if (repair) {
    io.out(`${io.paint('green', '✔')} repaired`);
  } else {
    sayNext(io, `npx sojourn recount ${journey} ${whereWords(input)} --repair`);
    return EXIT.done;
  }
  sayNext(io, `npx sojourn results ${journey} ${whereWords(input)}`);
  return EXIT.done;
}

/** What comes in while one counts looks like a difference, and is another one, or none, the second time. */
async function lasting(journey: string, deployed: Deployed): Promise<readonly Difference[]> {
  const first = await differencesOf(journey, deployed);
  if (first.length === 0) return [];
  const seen = new Set(first.map(name));
  return (await differencesOf(journey, deployed)).filter((one) => seen.has(name(one)));
}

async function differencesOf(journey: string, deployed: Deployed): Promise<Difference[]> {
  const plans = (await plansOf(journey, deployed)) ?? [];
  const found: Difference[] = [];
  for (const { stepId } of plans) {
    const cohorts = await recount(experimentIdOf(journey, stepId), deployed);
    found.push(...cohorts.map((cohort) => ({ stepId, cohort })));
  }
  return found;
}

function name(difference: Difference): string {
  return `${cohortId(difference.cohort)} ${JSON.stringify(inJson(difference))}`;
}

function inJson({ stepId, cohort }: Difference) {
  return { stepId, ...cohort, valueSquares: String(cohort.valueSquares) };
}

function line(stepId: string, { variant, day, weights: _weights, ...counts }: Cohort, io: Io): string {
  const wrong = Object.entries(counts).filter(([, count]) => BigInt(count) !== 0n);
  const words = wrong.map(([what, count]) => `${what} ${count > 0 ? '+' : ''}${count}`);
  return `${io.paint('yellow', '!')} ${stepId}  ${variant}  ${day}  ${words.join(', ')}`;
}
