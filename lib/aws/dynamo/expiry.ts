import type { EpochMs } from '../../core/time/instant.ts';

/** Longer than every path by which an event can come again: a queue keeps it 14 days, an archive's replay 30. */
export const EVENT_LEDGER_DAYS = 35;
/** A year and a month, so that last year's season can be compared; sends outlive every replay of what caused them. */
export const HISTORY_DAYS = 396;
/** A journey is judged by its last day; a week more to look back at. */
export const HEALTH_DAYS = 8;
/** An address is judged by a fortnight of them. */
export const BOUNCES_DAYS = 35;

/** What was not taken in: for a quarter, in which someone should have looked. */
export const ASIDE_DAYS = 90;

/** What DynamoDB's TTL wants: whole seconds since 1970. */
export function expiresAt(from: EpochMs, days: number): number {
  return Math.floor(from / 1000) + days * 86_400;
}
