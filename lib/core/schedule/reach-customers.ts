import { appoint } from '../agenda/appoint.ts';
import type { ReviewAgendaPorts } from '../agenda/review.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { AgendaStore, Clock, Content, CustomerRecord, CustomerStore, EventPublisher } from '../ports.ts';
import { zoneOf } from '../time/zone-of.ts';
import { type DueSchedule, dueSchedule } from './due-schedule.ts';
import { scheduleReached } from './schedule-reached.ts';
import { headStartSeconds, pageSize, waitSeconds } from './walk-rate.ts';
import type { Walked } from './walked.ts';

export type ReachCustomersPorts = ReviewAgendaPorts & {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'directory'>;
  readonly agendas: Pick<AgendaStore, 'members'>;
  readonly content: Pick<Content, 'registry' | 'audience'>;
  readonly publisher: Pick<EventPublisher, 'publishAll'>;
};

type Part = {
  readonly journeyId: string;
  readonly occasion: string;
  readonly shard: number;
  readonly after?: string | undefined;
};

const AT_ONCE = 10;

/**
 * Tells a page of customers that a schedule's time has come: those who are members of its segment at this moment, by an
 * event each; or, where the schedule is in everybody's own zone, puts it into their agendas. Whether they enter, ingest
 * decides. A part begins a little later than the one before, and also waits after its last page, for the next part
 * begins when it ends.
 */
export async function reachCustomers(part: Part, ports: ReachCustomersPorts): Promise<Walked> {
  const due = await dueSchedule(part, ports);
  if (due === undefined) return { waitSeconds: 0, done: 0 };
  const { among, perSecond } = due.entry;
  if (part.after === undefined) {
    const headStart = headStartSeconds(part.shard, perSecond);
    if (headStart > 0) return { next: '', waitSeconds: headStart, done: 0 };
  }
  const page = {
    shard: part.shard,
    limit: pageSize(perSecond),
    ...(part.after ? { after: part.after } : {}),
  };
  const ids = await (among === undefined
    ? ports.customers.directory(page)
    : ports.agendas.members({ ...page, segment: among }));
  const records = await fewAtOnce(ids, AT_ONCE, (id) => ports.customers.customer(id));
  const meant = records.filter((record) => isMeant(record, among));
  await reach(meant, due, part, ports);
  const last = ids.at(-1);
  return {
    ...(last === undefined ? {} : { next: last }),
    waitSeconds: waitSeconds(meant.length, perSecond),
    done: meant.length,
  };
}

/** The index may lag; and an id that was merged into another is that customer, who comes by her own. */
function isMeant({ profile, agenda }: CustomerRecord, among: string | undefined): boolean {
  if (profile.mergedInto !== undefined || profile.erasedAt !== undefined) return false;
  return among === undefined || Object.hasOwn(agenda.segments, among);
}

async function reach(
  records: readonly CustomerRecord[],
  { settings, ownTime, begunAt }: DueSchedule,
  { journeyId, occasion }: Part,
  ports: ReachCustomersPorts,
): Promise<void> {
  if (ownTime === undefined) {
    const events = records.map(({ profile }) =>
      scheduleReached({ customerId: profile.customerId, journeyId, occasion }),
    );
    await ports.publisher.publishAll(events);
    return;
  }
  // Everybody of a zone would come in the same second: each comes as much later as the walk needed to get to her.
  const later = Math.max(0, ports.clock.now() - begunAt);
  await fewAtOnce(records, AT_ONCE, async (record) => {
    const at = ownTime(zoneOf(record.profile, settings)) + later;
    await appoint({ record, journeyId, occasion, at }, ports);
  });
}
