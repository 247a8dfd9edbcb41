import type * as z from 'zod';
import {
  DATE_REACHED,
  ENROLMENT_REQUESTED,
  SCHEDULE_REACHED,
  SEGMENT_ENTERED,
  SEGMENT_LEFT,
} from '../event/own-events.ts';
import { unreachable } from '../unreachable.ts';
import { type Entry, EventEntry } from './entry.ts';

/** Every entry is an entry by an event in the end: the segment, the schedule, the date and the call each have one. */
export const EntryTrigger = EventEntry;
export type EntryTrigger = z.infer<typeof EntryTrigger>;

export function entryTrigger(journeyId: string, entry: Entry): EntryTrigger {
  const { if: condition, reentry } = entry;
  const rest = { ...(condition && { if: condition }), reentry };
  const ofThisJourney = { property: 'journey', equals: journeyId };
  if ('event' in entry) return entry;
  if ('segment' in entry) {
    const event = entry.change === 'entered' ? SEGMENT_ENTERED : SEGMENT_LEFT;
    return { event, where: { property: 'segment', equals: entry.segment }, ...rest };
  }
  if ('schedule' in entry) return { event: SCHEDULE_REACHED, where: ofThisJourney, ...rest };
  if ('date' in entry) return { event: DATE_REACHED, where: ofThisJourney, ...rest };
  if ('call' in entry) {
    const key = entry.key === undefined ? {} : { key: entry.key };
    return { event: ENROLMENT_REQUESTED, where: ofThisJourney, ...key, ...rest };
  }
  return unreachable(entry);
}
