import type { EpochMs } from './instant.ts';

/**
 * The moment that an ISO 8601 text names, or undefined where it names none: `2026-12-24`, `2026-12-24T09:00`,
 * `2026-12-24T09:00:00+09:00`. Without an offset it is read as UTC, whatever the machine's own zone.
 */
export function isoInstant(text: string): EpochMs | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, day, time, offset] = match;
  if (Number(day) > 28 && new Date(text.slice(0, 10)).getUTCDate() !== Number(day)) return undefined; // V8 takes 02-30
  const moment = Date.parse(time === undefined || offset !== undefined ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

const ISO = /^\d{4}-\d\d-(\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/;
