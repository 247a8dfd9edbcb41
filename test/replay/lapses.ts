import type { Order } from '../core/agenda/online-retail.ts';
import type { Files } from './a-replay.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Who bought, but not for 90 days, is won back, each time anew. */
export const WIN_BACK: Files = {
  zone: 'Europe/London',
  segments: {
    lapsed: { all: [{ event: 'Order Completed' }, { not: { event: 'Order Completed', within: 'P90D' } }] },
  },
  journeys: {
    'win-back': { entry: { segment: 'lapsed', reentry: 'afterEnd' }, steps: [{ id: 'end', exit: 'done' }] },
  },
};

/** Since when a customer has lapsed, and until when; undefined: still. */
export type Lapse = {
  readonly customerId: string;
  readonly from: number;
  readonly until: number | undefined;
};

/**
 * Reckoned from the orders with nothing but a day's length and the law on summer time: an order of a shop's clock counts
 * until the same time 90 days later, that included.
 * @param orders `at` is the shop's clock, read as if it were UTC; in order
 */
export function lapsesOf(orders: readonly Order[], end: number): Lapse[] {
  return [...Map.groupBy(orders, ({ customerId }) => customerId)].flatMap(([customerId, own]) =>
    own.flatMap(({ at }, index) => {
      const next = own[index + 1]?.at;
      const from = inLondon(at + 90 * DAY) + 1;
      const until = next === undefined ? undefined : inLondon(next);
      return from > Math.min(until ?? end, end) ? [] : [{ customerId, from, until }];
    }),
  );
}

/** The instant of a time on London's clocks. The Summer Time Order 2002: from the last Sunday in March to that in October, 1 a.m. GMT. */
export function inLondon(local: number): number {
  const year = new Date(local).getUTCFullYear();
  const standard = local;
  const isSummer = standard - HOUR >= lastSunday(year, 2) && standard - HOUR < lastSunday(year, 9);
  return isSummer ? standard - HOUR : standard;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
}
