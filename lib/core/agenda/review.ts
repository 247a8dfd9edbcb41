import { type AudienceIndex, audienceIndex } from '../audience/audience-index.ts';
import { StoreBusyError } from '../errors.ts';
import type { Content, CustomerRecord, CustomerStore } from '../ports.ts';
import { loadSegmentFacts } from '../segment/facts.ts';
import type { EpochMs } from '../time/instant.ts';
import { zoneOf } from '../time/zone-of.ts';
import { type Affected, affectedBy, everything } from './affected.ts';
import { type Cause, eventOf } from './cause.ts';
import type { Agenda } from './definition.ts';
import { reckon } from './reckon.ts';
import { type SaveAgendaPorts, saveAgenda } from './save.ts';
import { tell } from './tell.ts';

export type { Cause } from './cause.ts';

export type ReviewAgendaPorts = SaveAgendaPorts & {
  readonly customers: Pick<CustomerStore, 'customer' | 'eventsNamed'>;
  readonly content: Pick<Content, 'registry' | 'audience'>;
};

/** How often the agenda may be written by others between our reading and writing. */
const ATTEMPTS = 5;

/**
 * Reckons anew what a cause may have changed about a customer: which segments she is in, the stage, the dates that come;
 * and tells what is news. What the cause cannot have changed is not asked, nothing is read for it, and where nothing
 * changes nothing is written. May be repeated. @param record read after what caused it was written
 * @throws StoreBusyError
 */
export async function reviewAgenda(
  { record, cause }: { readonly record: CustomerRecord; readonly cause: Cause },
  ports: ReviewAgendaPorts,
): Promise<void> {
  const { settings, audience } = await ports.content.registry();
  const index = audienceIndex(await ports.content.audience(audience));
  let current = record;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const zone = zoneOf(current.profile, settings);
    if ((await reviewOnce({ record: current, cause, index, zone }, ports)) === 'saved') return;
    current = await ports.customers.customer(record.profile.customerId);
  }
  throw new StoreBusyError(`agenda of ${record.profile.customerId} changed ${ATTEMPTS} times while reviewed`);
}

type Review = {
  readonly record: CustomerRecord;
  readonly cause: Cause;
  readonly index: AudienceIndex;
  readonly zone: string;
};

async function reviewOnce(review: Review, ports: ReviewAgendaPorts): Promise<'saved' | 'stale'> {
  const { record, index } = review;
  const { agenda: before, profile } = record;
  const { audience } = index;
  const isGone = profile.mergedInto !== undefined || profile.erasedAt !== undefined;
  const after = isGone ? emptied(before) : await reckoned(review, ports);
  if (after === undefined) {
    await tell(before, audience, ports);
    return 'saved';
  }
  const saved = await saveAgenda({ before, after, audience }, ports);
  if (saved === 'saved' && after.aliases !== before.aliases) await seeToAliases(record, ports);
  return saved;
}

async function reckoned(
  { record, cause, index, zone }: Review,
  ports: ReviewAgendaPorts,
): Promise<Agenda | undefined> {
  const { agenda, profile } = record;
  const now = ports.clock.now();
  const aliases = profile.aliases?.length ?? 0;
  const isWhole =
    agenda.edition !== index.audience.edition || agenda.fresh === true || (agenda.aliases ?? 0) !== aliases;
  if (profile.version === 0 || (agenda.version === 0 && watchesNothing(index))) return undefined;
  const affected = isWhole ? everything(index) : affectedBy(cause, { agenda, index, now });
  if (!isWhole && isNothing(affected) && (agenda.dueAt === undefined || agenda.dueAt > now)) return undefined;
  const event = eventOf(cause);
  // The first event of all is the whole history, and nothing need be read.
  const history = profile.version === 1 && event !== undefined ? { history: [event] } : {};
  const conditions = affected.segments.map(({ when }) => when);
  const since = earliestOverdue(agenda, affected, now);
  const facts = await loadSegmentFacts({ conditions, record, now, zone, since, ...history }, ports);
  return reckon({ agenda, affected, index, facts, cause, aliases });
}

function watchesNothing({ audience }: AudienceIndex): boolean {
  return audience.segments.length + audience.dates.length + audience.schedules.length === 0;
}

function isNothing({ segments, dates }: Affected): boolean {
  return segments.length + dates.length === 0;
}

/** From when on a segment may have changed unseen. */
function earliestOverdue({ changes }: Agenda, { segments }: Affected, now: EpochMs): EpochMs {
  return Math.min(now, ...segments.flatMap(({ id }) => changes[id] ?? []));
}

/** Of an id that was merged into another, or erased: nothing is reckoned any more. Undefined where that is so already. */
function emptied(agenda: Agenda): Agenda | undefined {
  const { customerId, version, edition, segments, untold, dueAt } = agenda;
  if (Object.keys(segments).length === 0 && untold.length === 0 && dueAt === undefined) return undefined;
  return { customerId, version, edition, segments: {}, changes: {}, appointments: {}, untold: [] };
}

/** Earlier ids of hers, whose history is now hers: their agendas are emptied. */
async function seeToAliases({ profile }: CustomerRecord, ports: ReviewAgendaPorts): Promise<void> {
  const now = ports.clock.now();
  const due = (profile.aliases ?? []).map((customerId) => ({ customerId, dueAt: now }));
  await ports.reviewQueue.reviewAt(due, now);
}
