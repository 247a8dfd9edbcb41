import type { JourneyLife } from '../journey/life.ts';
import { addDuration } from '../time/duration.ts';
import { type EpochMs, fromIso } from '../time/instant.ts';
import type { Enrolment } from './definition.ts';

/** Why nobody enters the journey now, or undefined. */
export function closedFor(life: JourneyLife, now: EpochMs): string | undefined {
  if (life.state !== 'active') return `journey-${life.state}`;
  if (life.from !== undefined && now < fromIso(life.from)) return 'not-yet-open';
  if (life.until !== undefined && now >= fromIso(life.until)) return 'no-longer-open';
  return undefined;
}

/** Why the journey's life ends the enrolment of somebody who is inside, or undefined. */
export function endedByLife({ waiting }: Pick<Enrolment, 'waiting'>, life: JourneyLife): string | undefined {
  if (life.state === 'ended') return 'journey-ended';
  return life.onResume === 'end' && dueInPause(waiting) !== undefined ? 'fell-due-in-pause' : undefined;
}

/** When the customer would have gone on, had the journey not been paused: a wait was over, or a message was to go out. */
export function dueInPause(waiting: Enrolment['waiting']): EpochMs | undefined {
  return waiting?.pausedSince ?? (waiting?.held?.reason === 'journey-paused' ? waiting.since : undefined);
}

/** Is a message of this visit too late to be sent? Late is what the pause made so, or what was held too long. */
export function isTooLate(
  enrolment: Pick<Enrolment, 'lateSince' | 'visitBegan'>,
  life: JourneyLife,
  now: EpochMs,
): boolean {
  const { lateSince, visitBegan } = enrolment;
  if (lateSince !== undefined && life.onResume === 'skip') return true;
  if (life.maxLateness === undefined) return false;
  return addDuration(lateSince ?? visitBegan, life.maxLateness, 'UTC') < now;
}
