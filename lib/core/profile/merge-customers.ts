import type { Enrolment } from '../enrolment/definition.ts';
import { type LookAgainPorts, lookAgain } from '../enrolment/look-again.ts';
import { reentryRefusal } from '../enrolment/reentry.ts';
import { StoreBusyError } from '../errors.ts';
import type { CustomerRecord, CustomerStore, EnrolmentStore } from '../ports.ts';
import { merged } from './merged.ts';

export type MergePorts = LookAgainPorts & {
  readonly customers: Pick<CustomerStore, 'customer' | 'putProfile' | 'copyHistory' | 'adopt'>;
  readonly enrolments: Pick<EnrolmentStore, 'move' | 'exit'>;
};

const ATTEMPTS = 5;

/**
 * Makes all that happened under an id the history of a customer. First the id is closed, so that whatever comes in for it
 * from then on goes to the customer; then history, enrolments and traits follow, and what either did under its own name acts on
 * journeys of the other. Every part may be repeated; the alias in the profile is written last and says that all is done.
 * @throws StoreBusyError while a leg of an enrolment runs: seconds later it can be moved
 */
export async function mergeCustomers(ids: { from: string; into: string }, ports: MergePorts): Promise<void> {
  const from = await close(ids, ports);
  if (from === 'not-to-be-merged') return;
  await ports.customers.copyHistory(ids);
  await moveEnrolments(from, ids.into, ports);
  await lookAgain(ids.into, ports);
  await adopt(ids, ports);
}

/** A customer of her own right, known by another's id already, or erased: stays what she is. */
async function close(
  { from, into }: { from: string; into: string },
  ports: MergePorts,
): Promise<CustomerRecord | 'not-to-be-merged'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const record = await ports.customers.customer(from);
    const { profile } = record;
    if (profile.erasedAt !== undefined) return 'not-to-be-merged';
    if (profile.mergedInto === into) return record;
    if (profile.mergedInto !== undefined) return 'not-to-be-merged';
    const closed = { ...profile, mergedInto: into, version: profile.version + 1 };
    if ((await ports.customers.putProfile(closed)) === 'written') return { ...record, profile: closed };
  }
  throw new StoreBusyError(`customer ${from} changed ${ATTEMPTS} times while it was merged`);
}

async function moveEnrolments(from: CustomerRecord, into: string, ports: MergePorts): Promise<void> {
  for (const enrolment of from.enrolments) {
    const moved = await moveEnrolment(enrolment, into, ports);
    if (moved === 'running')
      throw new StoreBusyError(`${enrolment.enrolmentId} runs and cannot be moved now`);
    // She is in this journey under both ids: one of the two goes on.
    if (moved === 'exists')
      await ports.enrolments.exit(enrolment, { reason: 'merged', endedAt: ports.clock.now() });
  }
}

/** Behind an earlier one of hers in the same journey, where she might have entered it again by then. */
async function moveEnrolment(enrolment: Enrolment, into: string, ports: MergePorts) {
  const moved = await ports.enrolments.move(enrolment, into);
  if (moved !== 'exists') return moved;
  const { journeyId, version, key, enteredAt } = enrolment;
  const { enrolments } = await ports.customers.customer(into);
  const hers = enrolments.filter((one) => one.journeyId === journeyId && one.key === key);
  const last = hers.at(-1);
  if (last === undefined || last.enteredAt >= enteredAt) return moved;
  const { entry } = await ports.content.triggers(journeyId, version);
  if (reentryRefusal(entry.reentry, hers, enteredAt) !== undefined) return moved;
  return ports.enrolments.move(enrolment, into, last.enrolmentId);
}

async function adopt({ from, into }: { from: string; into: string }, ports: MergePorts): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [one, other] = [await ports.customers.customer(from), await ports.customers.customer(into)];
    if (other.profile.aliases?.includes(from) === true) return;
    if ((await ports.customers.adopt(merged(one, other))) === 'written') return;
  }
  throw new StoreBusyError(`customer ${into} changed ${ATTEMPTS} times while ${from} was merged into it`);
}
