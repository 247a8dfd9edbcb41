import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Send } from '../../core/message/send.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { momentWords } from '../words/moment-words.ts';
import { plural } from '../words/plural.ts';
import { reasonWords } from '../words/reason-words.ts';
import { channelWords } from '../words/send-words.ts';

export const ResendInput = DeploymentFlags.extend({
  journey: z.string(),
  /** One send; all in doubt when none is named. */
  send: z.string().optional(),
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});
export type ResendInput = z.infer<typeof ResendInput>;

/**
 * Shows the messages of a journey of which nobody knows whether they went out; with `--yes` has them sent once more. The
 * one who says so accepts that some arrive twice: nothing else in Sojourn makes a second copy of advertising.
 */
export function resendCommand(input: ResendInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => resend(input, io, deployed));
}

async function resend(input: ResendInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, send, yes, dryRun, json } = input;
  const inDoubt = await sendsInDoubt(input, deployed);
  if (send !== undefined && inDoubt.length === 0) {
    const hint = `What became of a customer's messages: npx sojourn why <customer> ${whereWords(input)}`;
    return sayRefusal(refuse(`Send ${send} of ${journey} is not in doubt.`, hint), io, json);
  }
  const sendAgain = yes && !dryRun;
  const reopened = sendAgain ? await reopenAll(inDoubt, deployed) : [];
  if (json) {
    const sends = inDoubt.map(({ sendId, customerId, channel, messageId, createdAt, reason }) => ({
      sendId,
      customerId,
      channel,
      messageId,
      createdAt,
      reason,
    }));
    io.out(toJson({ journey, inDoubt: sends, reopened }));
    return EXIT.done;
  }
  sayInDoubt(inDoubt, io);
  sayWhatNow({ input, count: inDoubt.length, reopened: sendAgain ? reopened.length : undefined }, io);
  return EXIT.done;
}

async function sendsInDoubt({ journey, send }: ResendInput, { sends }: Deployed): Promise<Send[]> {
  const inDoubt: Send[] = [];
  for await (const one of sends.unknown(journey)) {
    if (send === undefined || one.sendId === send) inDoubt.push(one);
  }
  return inDoubt;
}

/** @returns the ids of those that were still in doubt */
async function reopenAll(sends: readonly Send[], deployed: Deployed): Promise<string[]> {
  const now = deployed.clock.now();
  const reopened: string[] = [];
  for (const { sendId } of sends) {
    if ((await deployed.sends.reopen(sendId, now)) !== undefined) reopened.push(sendId);
  }
  // At once; without this the time wheel would find them, some minutes later.
  await deployed.sendQueue.settleAt(
    reopened.map((sendId) => ({ sendId, dueAt: now })),
    now,
  );
  return reopened;
}

const SHOWN = 50;

function sayInDoubt(sends: readonly Send[], io: Io): void {
  for (const { sendId, customerId, channel, messageId, createdAt, reason = '' } of sends.slice(0, SHOWN)) {
    const by = channel === undefined ? '' : ` by ${channelWords(channel)}`;
    io.out(`${io.paint('yellow', '!')} ${momentWords(createdAt)}  ${customerId}  ${messageId}${by}`);
    io.out(io.paint('dim', `  ${reasonWords(reason)} · send ${sendId}`));
  }
  if (sends.length > SHOWN) io.out(`… and ${sends.length - SHOWN} more; --json names them all`);
}

function sayWhatNow(
  { input, count, reopened }: { input: ResendInput; count: number; reopened: number | undefined },
  io: Io,
): void {
  const { journey, send } = input;
  const which = `${journey} ${whereWords(input)}${send === undefined ? '' : ` --send ${send}`}`;
  if (count === 0) {
    io.out(`${io.paint('green', '✔')} no message of ${journey} is in doubt`);
  } else if (reopened === undefined) {
    io.out(`${plural(count, 'message')} may or may not have gone out. Sent again, some may arrive twice.`);
    sayNext(io, `npx sojourn resend ${which} --yes   # send them once more`);
  } else {
    io.out(`${io.paint('green', '✔')} ${plural(reopened, 'message')} on the way once more`);
    sayNext(io, `npx sojourn resend ${which}   # what is in doubt then`);
  }
}
