import type { EpochMs } from './instant.ts';

/**
 * The moment that an ISO 8601 text names, or undefined where it names none: `2026-12-24`, `2026-12-24T09:00`,
 * `2026-12-24T09:00:00+09:00`. Without an offset it is read as UTC, whatever the machine's own zone.
 */
export function isoInstant(text: string): EpochMs | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, time, offset] = match;
  const moment = Date.parse(time === undefined || offset !== undefined ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

const ISO = /^\d{4}-\d\d-\d\d(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/;
