import { Temporal } from 'temporal-polyfill';
import type { Json } from '../json.ts';
import { isoInstant } from '../time/iso-instant.ts';

/** Without a year: a birthday whose year the customer keeps to herself. */
export type NamedDay = { readonly year?: number; readonly month: number; readonly day: number };

/**
 * The day that a trait names: `1990-02-28`, `--02-28` (ISO 8601:2000, vCard), or a moment, which is taken as its day in
 * the customer's zone where it says how far from UTC it is, and as it is written where it does not.
 * @returns undefined for anything else, and for days that no calendar has
 */
export function dayNamed(trait: Json | undefined, zone: string): NamedDay | undefined {
  if (typeof trait !== 'string') return undefined;
  const yearless = /^--(\d\d)-(\d\d)$/.exec(trait);
  if (yearless !== null) {
    // 2000 was a leap year: every day that any year has.
    return isoInstant(`2000${trait.slice(1)}`) === undefined
      ? undefined
      : { month: Number(yearless[1]), day: Number(yearless[2]) };
  }
  const instant = isoInstant(trait);
  if (instant === undefined) return undefined;
  const { year, month, day } = OFFSET.test(trait)
    ? Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
    : Temporal.PlainDate.from(trait.slice(0, 10));
  return { year, month, day };
}

const OFFSET = /T.*(?:Z|[+-]\d\d:\d\d)$/;
