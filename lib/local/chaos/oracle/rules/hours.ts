import type { Rule } from '../rule.ts';

/** What is decided holds for a minute, the call takes seconds, and a clock may be off by some. */
const GRACE_MS = 75_000;

const HOUR = 3_600_000;
/** Korea has no daylight saving time. */
const SEOUL_MS = 9 * HOUR;

/** Advertising texts: Korea's night (21 to 8, Network Act art. 50(3)), the US law's hours (before 8, from 21). Mail: the company's own hours. */
export const hours: Rule = {
  id: 'hours',
  judge({ at, channel, to, person, message }, { quiet }) {
    if (message.purpose === 'transactional') return undefined;
    if (channel === 'email') {
      const { fromHour, toHour } = quiet;
      const isQuiet = (instant: number) => within(hourIn(person.zone, instant), fromHour, toHour);
      return isQuiet(at) && isQuiet(at - GRACE_MS) ? `mail at ${clockOf(at, person.zone)}` : undefined;
    }
    if (to.startsWith('+82')) {
      const hour = Math.floor(((at + SEOUL_MS) / HOUR) % 24);
      const isNight = hour >= 21 || hour < 8;
      return isNight && !person.nights ? `text to Korea at ${clockOf(at, 'Asia/Seoul')}` : undefined;
    }
    if (to.startsWith('+1')) {
      const isForbidden = within(hourIn(person.zone, at), 21, 8);
      return isForbidden ? `text to the US at ${clockOf(at, person.zone)}` : undefined;
    }
    return undefined;
  },
};

function within(hour: number, from: number, to: number): boolean {
  return from > to ? hour >= from || hour < to : hour >= from && hour < to;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function clockOf(at: number, zone: string): string {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  if (known === undefined) formats.set(zone, format);
  return format.format(at);
}

function hourIn(zone: string, at: number): number {
  return Number(clockOf(at, zone).slice(0, 2));
}
