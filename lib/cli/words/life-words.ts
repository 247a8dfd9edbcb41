import type { JourneyLife } from '../../core/journey/life.ts';
import { durationWords } from './duration-words.ts';
import { countWords } from './number-words.ts';

/** Whether a journey runs, from when to when and for how many: one sentence each. */
export function lifeWords({ state, from, until, capacity, onResume, maxLateness }: JourneyLife): string[] {
  return [
    STATES[state],
    ...(from === undefined ? [] : [`takes nobody before ${dayWords(from)}`]),
    ...(until === undefined ? [] : [`takes nobody from ${dayWords(until)} on`]),
    ...(capacity === undefined ? [] : [`takes ${countWords(capacity)} customers at most, ever`]),
    ...(state === 'paused' ? [RESUMED[onResume]] : []),
    ...(maxLateness === undefined
      ? []
      : [`messages that are ${durationWords(maxLateness)} late are not sent`]),
  ];
}

const STATES: Readonly<Record<JourneyLife['state'], string>> = {
  draft: 'a draft: nobody enters',
  active: 'runs',
  paused: 'paused: nobody enters, and nothing goes out to those inside',
  ended: 'ended: nobody enters, and everybody leaves, at the next event or when the wait is over',
};

const RESUMED: Readonly<Record<JourneyLife['onResume'], string>> = {
  send: 'what falls due in the pause is sent when it is over',
  skip: 'what falls due in the pause is not sent',
  end: 'whoever has something due in the pause leaves the journey when it is over',
};

/** As its author wrote it, in his or her zone: `2026-12-01 00:00 +09:00`. */
function dayWords(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} ${iso.endsWith('Z') ? 'UTC' : iso.slice(-6)}`;
}
