import { Temporal } from 'temporal-polyfill';
import { remember } from '../remember.ts';
import type { EpochMs } from './instant.ts';

/** A stretch of time in which a zone's clocks are not changed: [from, to), and how far they are ahead of UTC in it. */
export type UnchangedClocks = {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly offsetMs: number;
};

/** The stretch that an instant lies in. Asking the calendar costs tens of µs, and a zone has two a year: each is kept. */
export function unchangedClocks(instant: EpochMs, zone: string): UnchangedClocks {
  const known = stretchesOf(zone);
  const found = known.find(({ from, to }) => from <= instant && instant < to);
  if (found !== undefined) return found;
  const asked = askCalendar(instant, zone);
  known.push(asked);
  return asked;
}

const stretchesOf = remember(500, (_zone: string): UnchangedClocks[] => []);

function askCalendar(instant: EpochMs, zone: string): UnchangedClocks {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  // A transition at the instant itself counts as before it.
  const before = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const after = at.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: at.offsetNanoseconds / 1_000_000,
  };
}
