import type { AudienceIndex } from '../audience/audience-index.ts';
import type { Facts } from '../condition/facts.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Affected } from './affected.ts';
import { type Cause, eventOf, hopOf } from './cause.ts';
import type { Agenda, AgendaNews } from './definition.ts';
import { withDueAt } from './due-at.ts';
import { reckonAppointments } from './reckon-appointments.ts';
import { type Flip, type ReckonedSegments, reckonSegments } from './reckon-segments.ts';
import { stageOf } from './stage-of.ts';

/**
 * The agenda as it stands now, with what is news of it; undefined where nothing must be written. An instant that an event
 * has merely put off is no reason to write: it is looked at when it comes, and then planned again.
 */
export function reckon({
  agenda,
  affected,
  index,
  facts,
  cause,
  aliases,
}: {
  readonly agenda: Agenda;
  readonly affected: Affected;
  readonly index: AudienceIndex;
  readonly facts: Facts;
  readonly cause: Cause;
  readonly aliases: number;
}): Agenda | undefined {
  const { audience } = index;
  const { now } = facts;
  const event = eventOf(cause);
  const changedAt = event === undefined ? now : Math.min(event.occurredAt, now);
  const reckoned = reckonSegments({ agenda, segments: affected.segments, facts, changedAt });
  const coming = reckonAppointments({ ...agenda, audience, dates: affected.dates, ...facts });
  const isSame =
    agenda.edition === audience.edition &&
    agenda.fresh !== true &&
    (agenda.aliases ?? 0) === aliases &&
    reckoned.flips.length === 0 &&
    coming.news.length === 0 &&
    sameAppointments(agenda.appointments, coming.appointments) &&
    [...reckoned.next].every(([id, at]) => isLookedAtInTime(agenda.changes[id], at, now));
  if (isSame) return undefined;
  const hop = hopOf(cause);
  const isNews = newsRule(agenda, index, cause);
  const ofSegments = newsOf(reckoned.flips, { agenda, index, hop: hop === undefined ? {} : { hop }, isNews });
  const { fresh: _fresh, aliases: _aliases, stage: _stage, ...rest } = agenda;
  const segments = withFlips(agenda.segments, reckoned.flips, index);
  const stage = stageOf(Object.keys(segments), index);
  return withDueAt({
    ...rest,
    edition: audience.edition,
    segments,
    changes: nextChanges(agenda, reckoned.next, index),
    ...(stage !== undefined && { stage }),
    appointments: coming.appointments,
    untold: [
      ...agenda.untold,
      ...[...ofSegments, ...coming.news].toSorted((one, other) => one.at - other.at),
    ],
    ...lastChange(agenda, ofSegments),
    ...(aliases > 0 && { aliases }),
  });
}

/** Time alone will not change the answer before it is looked at again. */
function isLookedAtInTime(lookAt: EpochMs | undefined, next: EpochMs | undefined, now: EpochMs): boolean {
  if (lookAt === undefined) return next === undefined;
  return lookAt > now && (next === undefined || lookAt <= next);
}

/**
 * What is told: changes by events and by time; of a new audience nothing but what time changed, and segments that are to be
 * announced; of an imported history nothing that it changes.
 */
function newsRule(agenda: Agenda, { audience }: AudienceIndex, cause: Cause): (flip: Flip) => boolean {
  const isQuiet = typeof cause === 'object' && 'quiet' in cause && cause.quiet;
  const isKnown = agenda.edition === audience.edition || agenda.fresh === true;
  return ({ segment, byTime }) => byTime || (!isQuiet && (isKnown || segment.backfill === 'announce'));
}

function withFlips(
  before: Agenda['segments'],
  flips: readonly Flip[],
  { segments: known }: AudienceIndex,
): Agenda['segments'] {
  const segments = Object.fromEntries(Object.entries(before).filter(([id]) => known.has(id)));
  for (const { segment, change, at } of flips) {
    if (change === 'entered') segments[segment.id] = at;
    else delete segments[segment.id];
  }
  return segments;
}

/** Each flip that is news, and the stage with it, where that flip moved the customer to another one. */
function newsOf(
  flips: readonly Flip[],
  {
    agenda,
    index,
    hop,
    isNews,
  }: { agenda: Agenda; index: AudienceIndex; hop: { hop?: number }; isNews: (flip: Flip) => boolean },
): AgendaNews[] {
  const isIn = new Set(Object.keys(agenda.segments));
  let { stage: before } = agenda;
  return flips.flatMap((flip): AgendaNews[] => {
    const { segment, change, at, byTime } = flip;
    if (change === 'entered') isIn.add(segment.id);
    else isIn.delete(segment.id);
    const stage = segment.stage === undefined ? before : stageOf(isIn, index);
    const moved = { ...(stage && { stage }), ...(before && { before }) };
    const hasMoved = stage !== before;
    before = stage;
    if (!isNews(flip)) return [];
    const told = { at, ...(byTime ? {} : hop) };
    return [{ segment: segment.id, change, ...told }, ...(hasMoved ? [{ ...moved, ...told }] : [])];
  });
}

function nextChanges(
  { changes }: Agenda,
  next: ReckonedSegments['next'],
  { segments }: AudienceIndex,
): Agenda['changes'] {
  const kept = Object.entries(changes).filter(([id]) => segments.has(id) && !next.has(id));
  return Object.fromEntries([
    ...kept,
    ...[...next].flatMap(([id, at]) => (at === undefined ? [] : [[id, at]])),
  ]);
}

function sameAppointments(one: Agenda['appointments'], other: Agenda['appointments']): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => one[name]?.at === other[name]?.at && one[name]?.occasion === other[name]?.occasion)
  );
}

/** Of those told: what was taken in quietly needs no order. */
function lastChange({ changedAt = 0 }: Agenda, news: readonly AgendaNews[]): { changedAt?: number } {
  const last = Math.max(changedAt, news.at(-1)?.at ?? 0);
  return last === 0 ? {} : { changedAt: last };
}
