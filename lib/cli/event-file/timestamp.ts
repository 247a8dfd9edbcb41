import { Temporal } from 'temporal-polyfill';
import { type EpochMs, toIso } from '../../core/time/instant.ts';

export type Timestamp = { readonly at: EpochMs } | { readonly problem: string };

/**
 * The moment that a text or number of an event file stands for. Understood are ISO 8601, `2010-12-01 08:26:00` and the
 * like (also with `/`, without seconds, with `UTC` or an offset behind), a day (`2010-12-01`, `20101201`: its midnight),
 * and seconds or milliseconds since 1970. `12/1/2010` is not: it is a different day in different countries.
 * @param zone IANA name, for times that say no zone
 */
export function readTimestamp(written: unknown, zone: string): Timestamp {
  const text =
    typeof written === 'number' ? String(written) : typeof written === 'string' ? written.trim() : '';
  if (text === '') return { problem: 'no time' };
  const at = sinceEpoch(text) ?? calendar(text, zone);
  if (at === undefined) return { problem: 'a time that cannot be read' };
  if (at < EARLIEST) return { problem: 'a date before 1990, which is what an empty date often becomes' };
  if (at >= LATEST) return { problem: 'a date after 2099' };
  return { at };
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

function sinceEpoch(text: string): EpochMs | undefined {
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{9,10}(\.\d+)?$/.test(text) || text === '0') return Math.round(Number(text) * 1000);
  return undefined;
}

const DAY = String.raw`(\d{4})([-/]?)(\d{2})\2(\d{2})`;
const TIME = String.raw`([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?`;
const OFFSET = String.raw`Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?`;
const CALENDAR = new RegExp(`^${DAY}(?:[T ]${TIME})?(?: ?(${OFFSET}))?$`, 'i');

function calendar(text: string, zone: string): EpochMs | undefined {
  const match = CALENDAR.exec(text);
  if (match === null) return undefined;
  const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match;
  const clock = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (!toIso(clock).startsWith(`${year}-${month}-${day}`)) return undefined; // 31 February
  const shift = offset === undefined ? offsetAt(clock, zone) : offsetOf(offset);
  return clock + Math.floor(Number(`0.${fraction}`) * 1000) - shift;
}

/** Milliseconds that a written offset is ahead of UTC. */
function offsetOf(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset);
  if (match === null) return 0;
  const [, sign, hours, minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Milliseconds that the zone's clocks, showing this, are ahead of UTC. Looking it up costs 20 µs: kept by the minute. */
function offsetAt(clock: EpochMs, zone: string): number {
  if (zone === 'UTC') return 0;
  const minute = Math.floor(clock / 60_000) * 60_000;
  const key = `${zone} ${minute}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const shown = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO('UTC').toPlainDateTime();
  const offset = minute - shown.toZonedDateTime(zone).epochMilliseconds;
  if (offsets.size > 100_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const offsets = new Map<string, number>();
