import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { leaseFrom } from '../../core/enrolment/lease.ts';
import { overSince } from '../../core/enrolment/over-since.ts';
import { startLeg } from '../../core/enrolment/resume.ts';
import { chosenEnrolments } from '../enrolments/chosen.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { sayNext, toJson } from '../say.ts';
import { momentWords } from '../words/moment-words.ts';
import { plural } from '../words/plural.ts';
import { reasonWords } from '../words/reason-words.ts';

export const RetryInput = DeploymentFlags.extend({
  journey: z.string(),
  step: z.string().optional(),
  customer: z.string().optional(),
  yes: z.boolean().default(false),
});
export type RetryInput = z.infer<typeof RetryInput>;

/** Shows who failed in a journey, where and why; with `--yes` lets those go on where they failed whom nothing has ended since. */
export function retryCommand(input: RetryInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => retry(input, io, deployed));
}

async function retry(input: RetryInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const failed: Enrolment[] = [];
  for await (const one of chosenEnrolments(input, deployed)) if (one.status === 'FAILED') failed.push(one);
  const { going: retried, over } = input.yes ? await letGoOn(failed, deployed) : NOBODY;
  if (input.json) {
    const shown = failed.map(({ customerId, enrolmentId, at, reason, endedAt }) => ({
      customerId,
      enrolmentId,
      at,
      reason,
      endedAt,
    }));
    io.out(toJson({ journey: input.journey, failed: shown, retried, over }));
    return EXIT.done;
  }
  sayFailed(failed, io);
  sayOver(over, io);
  sayWhatNow(input, { failed: failed.length, retried: retried.length }, io);
  return EXIT.done;
}

type LetGoOn = {
  /** Ids of those that nobody else had let go on before. */
  readonly going: readonly string[];
  /** Whom something has ended since they failed. */
  readonly over: readonly {
    readonly customerId: string;
    readonly enrolmentId: string;
    readonly why: string;
  }[];
};
const NOBODY: LetGoOn = { going: [], over: [] };

async function letGoOn(failed: readonly Enrolment[], deployed: Deployed): Promise<LetGoOn> {
  const going: string[] = [];
  const over: LetGoOn['over'][number][] = [];
  for (const one of failed) {
    const { customerId, enrolmentId } = one;
    const why = await overSince(one, deployed);
    if (why !== undefined) {
      over.push({ customerId, enrolmentId, why });
      continue;
    }
    const leaseUntil = leaseFrom(deployed.clock.now());
    const enrolment = await deployed.enrolments.retry(one, { leg: one.leg, leaseUntil });
    if (enrolment === undefined) continue;
    await startLeg(enrolment, deployed.runner);
    going.push(enrolment.enrolmentId);
  }
  return { going, over };
}

const SHOWN = 50;

function sayFailed(failed: readonly Enrolment[], io: Io): void {
  for (const { customerId, at, reason = '', endedAt } of failed.slice(0, SHOWN)) {
    const when = endedAt === undefined ? '' : `${momentWords(endedAt)}  `;
    io.out(`${io.paint('red', '✖')} ${when}${customerId}  at ${at}: ${reason}`);
  }
  if (failed.length > SHOWN) io.out(`… and ${failed.length - SHOWN} more; --json names them all`);
}

function sayOver(over: LetGoOn['over'], io: Io): void {
  for (const { customerId, why } of over.slice(0, SHOWN))
    io.out(`${io.paint('yellow', '○')} ${customerId} does not go on: ${reasonWords(why)}`);
  if (over.length > SHOWN) io.out(`… and ${over.length - SHOWN} more; --json names them all`);
}

function sayWhatNow(
  input: RetryInput,
  { failed, retried }: { readonly failed: number; readonly retried: number },
  io: Io,
): void {
  const { journey, step, customer, yes } = input;
  const which = [
    journey,
    whereWords(input),
    ...(step === undefined ? [] : [`--step ${step}`]),
    ...(customer === undefined ? [] : [`--customer ${customer}`]),
  ].join(' ');
  if (failed === 0) {
    io.out(`${io.paint('green', '✔')} nobody has failed there`);
    return;
  }
  if (!yes) {
    io.out(`${plural(failed, 'enrolment')} failed. Mend the cause first; what was sent is not sent again.`);
    sayNext(io, `npx sojourn retry ${which} --yes   # let them go on where they failed`);
    return;
  }
  io.out(`${io.paint('green', '✔')} ${plural(retried, 'enrolment')} on the way again`);
  sayNext(io, `npx sojourn enrolments ${journey} ${whereWords(input)}   # how they do`);
}
