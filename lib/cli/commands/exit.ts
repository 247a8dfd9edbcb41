import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { chosenEnrolments } from '../enrolments/chosen.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { plural } from '../words/plural.ts';

export const ExitInput = DeploymentFlags.extend({
  journey: z.string(),
  customer: z.string().optional(),
  all: z.boolean().default(false),
  step: z.string().optional(),
  yes: z.boolean().default(false),
});
export type ExitInput = z.infer<typeof ExitInput>;

/** Takes one customer, or everybody, out of a journey; without `--yes` only says whom. */
export function exitCommand(input: ExitInput, io: Io, open = openDeployed): Promise<ExitCode> {
  if ((input.customer === undefined) === !input.all) {
    const hint = `npx sojourn exit ${input.journey} --customer <id>, or --all`;
    return Promise.resolve(sayRefusal(refuse('Whom? One customer, or all.', hint), io, input.json));
  }
  return onDeployment(input, { io, open }, (deployed) => leave(input, io, deployed));
}

async function leave(input: ExitInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { journey, yes, json } = input;
  const inside: Enrolment[] = [];
  for await (const one of chosenEnrolments(input, deployed)) if (isInside(one)) inside.push(one);
  const ended = yes ? await endAll(inside, deployed) : 0;
  if (json) {
    const shown = inside.map(({ customerId, enrolmentId, at, status }) => ({
      customerId,
      enrolmentId,
      at,
      status,
    }));
    io.out(toJson({ journey, inside: shown, ended }));
    return EXIT.done;
  }
  if (inside.length === 0) {
    io.out(`${io.paint('green', '✔')} nobody of these is in ${journey}`);
  } else if (yes) {
    io.out(`${io.paint('green', '✔')} ${plural(ended, 'enrolment')} ended; what was on its way is not sent`);
    sayNext(io, `npx sojourn enrolments ${journey} ${whereWords(input)}`);
  } else {
    io.out(`${plural(inside.length, 'enrolment')} of ${journey} would end. That cannot be taken back.`);
    sayNext(io, `npx sojourn exit ${journey} ${whereWords(input)} ${whomWords(input)} --yes`);
  }
  return EXIT.done;
}

function isInside({ status }: Enrolment): boolean {
  return status === 'RUNNING' || status === 'PARKED';
}

async function endAll(inside: readonly Enrolment[], { enrolments, clock }: Deployed): Promise<number> {
  let ended = 0;
  for (const one of inside) {
    const outcome = await enrolments.exit(one, { reason: 'taken-out-by-hand', endedAt: clock.now() });
    if (outcome === 'ended') ended += 1;
  }
  return ended;
}

function whomWords({ customer, step }: ExitInput): string {
  const whom = customer === undefined ? '--all' : `--customer ${customer}`;
  return step === undefined ? whom : `${whom} --step ${step}`;
}
