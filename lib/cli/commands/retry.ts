import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { leaseFrom } from '../../core/enrolment/lease.ts';
import { startLeg } from '../../core/enrolment/resume.ts';
import { chosenEnrolments } from '../enrolments/chosen.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { sayNext, toJson } from '../say.ts';
import { momentWords } from '../words/moment-words.ts';
import { plural } from '../words/plural.ts';

export const RetryInput = DeploymentFlags.extend({
  journey: z.string(),
  step: z.string().optional(),
  customer: z.string().optional(),
  yes: z.boolean().default(false),
});
export type RetryInput = z.infer<typeof RetryInput>;

/** Shows who failed in a journey, where and why; with `--yes` lets them go on where they failed. */
export function retryCommand(input: RetryInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => retry(input, io, deployed));
}

async function retry(input: RetryInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const failed: Enrolment[] = [];
  for await (const one of chosenEnrolments(input, deployed)) if (one.status === 'FAILED') failed.push(one);
  const retried = input.yes ? await letGoOn(failed, deployed) : [];
  if (input.json) {
    const shown = failed.map(({ customerId, enrolmentId, at, reason, endedAt }) => ({
      customerId,
      enrolmentId,
      at,
      reason,
      endedAt,
    }));
    io.out(toJson({ journey: input.journey, failed: shown, retried }));
    return EXIT.done;
  }
  sayFailed(failed, io);
  sayWhatNow(input, { failed: failed.length, retried: retried.length }, io);
  return EXIT.done;
}

/** @returns the ids of those that nobody else had let go on before */
async function letGoOn(failed: readonly Enrolment[], deployed: Deployed): Promise<string[]> {
  const going: string[] = [];
  for (const one of failed) {
    const leaseUntil = leaseFrom(deployed.clock.now());
    const enrolment = await deployed.enrolments.retry(one, { leg: one.leg, leaseUntil });
    if (enrolment === undefined) continue;
    await startLeg(enrolment, deployed.runner);
    going.push(enrolment.enrolmentId);
  }
  return going;
}

const SHOWN = 50;

function sayFailed(failed: readonly Enrolment[], io: Io): void {
  for (const { customerId, at, reason = '', endedAt } of failed.slice(0, SHOWN)) {
    const when = endedAt === undefined ? '' : `${momentWords(endedAt)}  `;
    io.out(`${io.paint('red', '✖')} ${when}${customerId}  at ${at}: ${reason}`);
  }
  if (failed.length > SHOWN) io.out(`… and ${failed.length - SHOWN} more; --json names them all`);
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
