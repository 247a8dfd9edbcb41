import { Temporal } from 'temporal-polyfill';
import { remember } from '../remember.ts';
import type { QuietHours } from '../settings.ts';
import type { EpochMs } from './instant.ts';

/**
 * Until when quiet hours last that hold now in any of the zones: the first instant at which the clocks of all of them are
 * outside. Clocks are taken as they show: an hour that comes twice is quiet twice, one that is left out is over at once.
 * @param hours over midnight where `to` is earlier than `from`; where both are the same, it is never quiet
 * @param zones IANA names of all zones that the customer may be in
 * @returns undefined when it is quiet nowhere now; Infinity when it always is somewhere
 */
export function quietUntil(question: {
  readonly hours: QuietHours;
  readonly zones: readonly string[];
  readonly now: EpochMs;
}): EpochMs | undefined {
  const { hours, zones, now } = question;
  let at = now;
  while (at <= now + SEARCH_MS) {
    const ends = zones.flatMap((zone) => endOf(hours, zone, at) ?? []);
    if (ends.length === 0) return at === now ? undefined : at;
    at = Math.max(...ends);
  }
  return Number.POSITIVE_INFINITY;
}

const DAY_MS = 86_400_000;
/** Clocks of the zones stand to each other as they did a day before, but where one of them changes. */
const SEARCH_MS = 3 * DAY_MS;

/** When the hours that hold in this zone are over there; undefined: they do not hold. */
function endOf(hours: QuietHours, zone: string, now: EpochMs): EpochMs | undefined {
  let local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  if (!isWithin(hours, clockOf(local))) return undefined;
  for (;;) {
    const left = (msOf(hours.to) - clockOf(local) + DAY_MS) % DAY_MS;
    const end = local.epochMilliseconds + left;
    const change = local.getTimeZoneTransition('next');
    if (change === null || end < change.epochMilliseconds) return end;
    if (!isWithin(hours, clockOf(change))) return change.epochMilliseconds;
    local = change;
  }
}

function isWithin(hours: QuietHours, clock: number): boolean {
  const from = msOf(hours.from);
  const to = msOf(hours.to);
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** What a clock shows, as milliseconds since 00:00 on it. */
function clockOf({ hour, minute, second, millisecond }: Temporal.PlainTime | Temporal.ZonedDateTime): number {
  return ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
}

/** Settings and laws name few. */
const msOf = remember(100, (timeOfDay: string) => clockOf(Temporal.PlainTime.from(timeOfDay)));
