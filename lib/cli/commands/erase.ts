import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { eraseCustomer } from '../../core/tasks/erase-customer.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { momentWords } from '../words/moment-words.ts';
import { plural } from '../words/plural.ts';

export const EraseInput = DeploymentFlags.extend({ customer: z.string(), yes: z.boolean().default(false) });
export type EraseInput = z.infer<typeof EraseInput>;

/** Deletes all that is kept of a customer, for good; without `--yes` only says what there is. */
export function eraseCommand(input: EraseInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => erase(input, io, deployed));
}

async function erase(input: EraseInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { customer, yes, json } = input;
  const { profile, enrolments } = await deployed.customers.customer(customer);
  if (profile.version === 0) {
    const hint = 'Ids are those of the events that other systems send: customerId.';
    return sayRefusal(refuse(`Nobody is known as ${customer}.`, hint), io, json);
  }
  const erased = yes ? await eraseCustomer({ customerId: customer }, deployed) : undefined;
  if (json) {
    io.out(toJson({ customer, aliases: profile.aliases ?? [], erasedBefore: profile.erasedAt, erased }));
    return EXIT.done;
  }
  if (profile.erasedAt !== undefined)
    io.out(`${io.paint('yellow', '!')} ${customer} was erased ${momentWords(profile.erasedAt)}`);
  if (erased === undefined) {
    const others = profile.aliases ?? [];
    const also = others.length === 0 ? '' : `, also known as ${others.join(', ')}`;
    io.out(
      `${customer}${also}: traits, history, consents and ${plural(enrolments.length, 'enrolment')} would be deleted.`,
    );
    io.out('Nothing more is taken in under these ids then. That cannot be taken back.');
    sayNext(io, `npx sojourn erase ${customer} ${whereWords(input)} --yes`);
    return EXIT.done;
  }
  const ids = erased.ids.join(', ');
  io.out(`${io.paint('green', '✔')} erased: ${ids}; ${plural(erased.enrolmentsEnded, 'enrolment')} ended`);
  io.out('What stays: that it was done and when, and what was consented to, without a name or an address.');
  io.out(
    'Not reached from here: backups (35 days), dead letters (14 days), your own systems, and the providers’ logs.',
  );
  return EXIT.done;
}
