import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { liveJourney } from '../live-journey.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const PauseInput = DeploymentFlags.extend({
  journey: z.string(),
  reason: z.string().max(200).default('paused by hand'),
});
export type PauseInput = z.infer<typeof PauseInput>;

/** Stops the marketing of a journey at once, without a deployment: no message of it goes out, and nobody enters. */
export function pauseCommand(input: PauseInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => pause(input, io, deployed));
}

async function pause(input: PauseInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, reason, json } = input;
  const live = await liveJourney(journey, deployed);
  if (!live.ok) return sayRefusal(live, io, json);
  const outcome = await deployed.journeys.pause(journey, { reason, at: deployed.clock.now() });
  if (json) {
    io.out(toJson({ journey, outcome, reason }));
    return EXIT.done;
  }
  io.out(
    outcome === 'paused'
      ? `${io.paint('green', '✔')} ${journey} is paused: nobody enters, and its marketing waits`
      : `${io.paint('green', '✔')} ${journey} was paused already`,
  );
  io.out('For a pause with its own rules for what falls due in it: "life" in the journey file.');
  sayNext(io, `npx sojourn resume ${journey} ${whereWords(input)}   # why it is paused, and on again`);
  return EXIT.done;
}
