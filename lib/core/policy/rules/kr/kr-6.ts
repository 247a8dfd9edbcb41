import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../../time/instant.ts';
import { consentRule } from '../../consent-rule.ts';

export const kr6 = consentRule({
  id: 'KR-6',
  pack: 'KR',
  source: 'Network Act art. 50(8); Decree art. 62-3',
  says: 'Every two years, before the day on which consent was given, the customer is told of it; if not, no advertising until that is done.',
  objection: ({ at, confirmedAt }, { now }) => {
    const due = lastPeriod(at, now);
    if (due === undefined || (confirmedAt !== undefined && confirmedAt >= due.since)) return undefined;
    return 'consent-not-confirmed';
  },
});

/**
 * The last two years that are over, counted from the day of consent as calendars in Korea show it: they end when that day
 * begins. Of 29 February they end with 27 February where there is none.
 */
function lastPeriod(at: EpochMs, now: EpochMs): { readonly since: EpochMs } | undefined {
  const anniversary = (periods: number) => startOf(dayOf(at).add({ years: 2 * periods }));
  let over = 0;
  while (anniversary(over + 1) <= now) over += 1;
  return over === 0 ? undefined : { since: anniversary(over - 1) };
}

const SEOUL = 'Asia/Seoul';

function dayOf(instant: EpochMs): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(SEOUL).toPlainDate();
}

function startOf(day: Temporal.PlainDate): EpochMs {
  return day.toZonedDateTime(SEOUL).epochMilliseconds;
}
