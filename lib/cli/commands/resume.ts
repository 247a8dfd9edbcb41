import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { HEALTH_WINDOW_MS } from '../../core/breaker/judge.ts';
import type { JourneyHealth } from '../../core/ports.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { sayNext, toJson } from '../say.ts';
import { momentWords } from '../words/moment-words.ts';
import { countWords } from '../words/number-words.ts';

export const ResumeInput = DeploymentFlags.extend({ journey: z.string(), yes: z.boolean().default(false) });
export type ResumeInput = z.infer<typeof ResumeInput>;

/** Shows why a journey's marketing is paused and how it stands now; with `--yes` lifts the pause. */
export function resumeCommand(input: ResumeInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => resume(input, io, deployed));
}

async function resume(input: ResumeInput, io: Io, { clock, journeys }: Deployed): Promise<ExitCode> {
  const { journey, yes, json } = input;
  const pause = await journeys.pauseOf(journey);
  const health = await journeys.health(journey, clock.now() - HEALTH_WINDOW_MS);
  const resumed = yes && (await journeys.resume(journey)) === 'resumed';
  if (json) {
    io.out(toJson({ journey, pause, health, resumed }));
    return EXIT.done;
  }
  if (pause === undefined) {
    io.out(`${io.paint('green', '✔')} ${journey} is not paused`);
    io.out(`  ${figures(health)}`);
    return EXIT.done;
  }
  io.out(`${io.paint('yellow', '!')} ${journey} is paused since ${momentWords(pause.at)}: ${pause.reason}`);
  io.out(`  ${figures(health)}`);
  const again = `npx sojourn resume ${journey} ${whereWords(input)}`;
  if (!yes) {
    io.out('Mend what people complained about first: the next bounce or complaint pauses it again.');
    sayNext(io, `${again} --yes   # let its messages go`);
    return EXIT.done;
  }
  io.out(`${io.paint('green', '✔')} its messages go out again; those that waited, within the hour`);
  sayNext(io, `${again}   # how it goes on`);
  return EXIT.done;
}

function figures({ sent, bounced, complained }: JourneyHealth): string {
  const share = (count: number) => (sent === 0 ? '' : ` (${((100 * count) / sent).toFixed(2)} %)`);
  return [
    `last 24 hours: ${countWords(sent)} sent`,
    `${countWords(bounced)} to addresses that do not exist${share(bounced)}`,
    `${countWords(complained)} complained about${share(complained)}`,
  ].join(', ');
}
