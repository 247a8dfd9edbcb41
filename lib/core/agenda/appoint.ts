import { StoreBusyError } from '../errors.ts';
import type { CustomerRecord } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import { withDueAt } from './due-at.ts';
import { scheduleAppointment } from './reckon-appointments.ts';
import type { ReviewAgendaPorts } from './review.ts';
import { saveAgenda } from './save.ts';

const ATTEMPTS = 5;

/**
 * Notes when a schedule in the customer's own zone lets her in; `Schedule Reached` is told at that instant, or at once
 * where it has passed. May be repeated. @throws StoreBusyError
 */
export async function appoint(
  {
    record,
    journeyId,
    occasion,
    at,
  }: {
    readonly record: CustomerRecord;
    readonly journeyId: string;
    readonly occasion: string;
    readonly at: EpochMs;
  },
  ports: ReviewAgendaPorts,
): Promise<void> {
  const audience = await ports.content.audience((await ports.content.registry()).audience);
  const name = scheduleAppointment(journeyId, occasion);
  let current = record;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { agenda: before, profile } = current;
    if (profile.mergedInto !== undefined || profile.erasedAt !== undefined) return;
    if (Object.hasOwn(before.appointments, name)) return;
    const appointments = { ...before.appointments, [name]: { occasion, at } };
    const after = withDueAt({ ...before, appointments });
    if ((await saveAgenda({ before, after, audience }, ports)) === 'saved') return;
    current = await ports.customers.customer(profile.customerId);
  }
  throw new StoreBusyError(
    `agenda of ${record.profile.customerId} changed ${ATTEMPTS} times while appointed`,
  );
}
