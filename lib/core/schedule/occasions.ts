import { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../journey/entry.ts';
import type { EpochMs } from '../time/instant.ts';
import { localInstant } from '../time/local-instant.ts';
import { plannedTimes, type WallMs } from './planned-times.ts';

/** `occasion` is the local time as it was planned: `2027-03-01T09:00`. */
export type Occasion = { readonly occasion: string; readonly at: EpochMs };

/**
 * Every occasion of a schedule whose instant lies in [from, to), in order. None is left out where clocks change, and no
 * two fall on the same instant: what a change of clocks throws together is one occasion, that of the latest time.
 * @param zone IANA name; the schedule's own `zone` is not looked at
 */
export function occasionsBetween(question: {
  readonly schedule: Schedule;
  readonly zone: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
}): readonly Occasion[] {
  const { schedule, zone, from, to } = question;
  const times = plannedTimes(schedule).between(
    wallOf(from, zone) - PUT_OFF_MS,
    wallOf(to, zone) + TURNED_BACK_MS,
  );
  const occasions = new Map<EpochMs, Occasion>();
  for (const time of times) {
    const occasion = occasionAt(time, zone);
    if (from <= occasion.at && occasion.at < to) occasions.set(occasion.at, occasion);
  }
  return [...occasions.values()].toSorted((a, b) => a.at - b.at);
}

/** The first occasion strictly later than `after`; undefined: there are no more. */
export function nextOccasion(question: {
  readonly schedule: Schedule;
  readonly zone: string;
  readonly after: EpochMs;
}): Occasion | undefined {
  const { schedule, zone, after } = question;
  const times = plannedTimes(schedule);
  let time = times.next(wallOf(after, zone) - PUT_OFF_MS);
  while (time !== undefined) {
    const { at } = occasionAt(time, zone);
    if (at > after) return occasionsBetween({ schedule, zone, from: at, to: at + 1 })[0];
    time = times.next(time + 1);
  }
  return undefined;
}

/** A day left out (Apia, 2011-12-30) puts off by a day, and the change of clocks may come on top. */
const PUT_OFF_MS = 26 * 3_600_000;
/** A clock that is turned back shows again what it has shown: by an hour, or by a day (Manila 1844, Kwajalein 1969). */
const TURNED_BACK_MS = 25 * 3_600_000;

function wallOf(instant: EpochMs, zone: string): WallMs {
  const offset = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds;
  return instant + offset / 1_000_000;
}

function occasionAt(time: WallMs, zone: string): Occasion {
  const occasion = new Date(time).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
  return { occasion, at: localInstant(Temporal.PlainDateTime.from(occasion), zone) };
}
