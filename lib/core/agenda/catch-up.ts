import type { CustomerRecord } from '../ports.ts';
import { noAgenda } from './no-agenda.ts';
import { type ReviewAgendaPorts, reviewAgenda } from './review.ts';

/**
 * Brings an agenda that was reckoned with an earlier audience up to date, quietly, before an event is kept: what the event
 * then changes is its own doing, and news. For a customer never heard of it begins one, so that all that holds after the
 * first event is news. May be repeated. @throws StoreBusyError
 */
export async function catchUp(record: CustomerRecord, ports: ReviewAgendaPorts): Promise<void> {
  const { agenda, profile } = record;
  const { audience: edition } = await ports.content.registry();
  if (agenda.edition === edition) return;
  if (profile.version > 0) {
    await reviewAgenda({ record, cause: 'walk' }, ports);
    return;
  }
  const { segments, dates, schedules } = await ports.content.audience(edition);
  if (agenda.version > 0 || segments.length + dates.length + schedules.length === 0) return;
  const begun = { ...noAgenda(profile.customerId), version: 1, edition, fresh: true } as const;
  await ports.agendas.write(begun, { entered: [], left: [] }); // stale: somebody else has begun it
}
