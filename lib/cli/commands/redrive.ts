import * as z from 'zod';
import { type DeadLetter, deadLetterQueues, lookAt, openQueues, redrive } from '../../aws/redrive.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { plural } from '../words/plural.ts';

export const RedriveInput = DeploymentFlags.extend({ look: z.boolean().default(false) });
export type RedriveInput = z.infer<typeof RedriveInput>;

/** Brings what could not be processed back to its queue, or only shows it, with the reasons. */
export async function redriveCommand(input: RedriveInput, io: Io): Promise<ExitCode> {
  const { stage, endpoint, look, json } = input;
  const client = openQueues(endpoint);
  const queues = await deadLetterQueues(client, `sojourn-${stage}-`);
  if (queues.length === 0) {
    return sayRefusal(
      refuse(`There are no queues of stage ${stage}.`, 'Is it deployed in this account and Region?'),
      io,
      json,
    );
  }
  const letters: (DeadLetter & { readonly queue: string })[] = [];
  for (const queue of queues) {
    const onLetter = (letter: DeadLetter) => letters.push({ queue: queue.name, ...letter });
    if (look) (await lookAt(client, queue)).forEach(onLetter);
    else await redrive(client, queue, onLetter);
  }
  if (json) {
    io.out(toJson({ moved: !look, letters }));
    return EXIT.done;
  }
  for (const { queue, body, reason } of letters) {
    io.out(`${io.paint('yellow', '!')} ${reason ?? 'failed five times; the function’s log says why'}`);
    io.out(io.paint('dim', `  ${queue}: ${shortened(body)}`));
  }
  const done = look
    ? `${plural(letters.length, 'message')} to look at`
    : `${plural(letters.length, 'message')} brought back`;
  io.out(`${io.paint('green', '✔')} ${done}`);
  const where = whereWords(input);
  sayNext(
    io,
    look ? `npx sojourn redrive ${where}` : `npx sojourn redrive ${where} --look   # what died again`,
  );
  return EXIT.done;
}

const LONGEST = 120;

function shortened(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
