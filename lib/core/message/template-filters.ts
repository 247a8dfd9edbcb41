import type { FilterImplOptions } from 'liquidjs';
import { remember } from '../remember.ts';

/** Our own filters: they write for the message's language and the customer's zone. */

/** `{{ entry.total | money: "KRW" }}` or `{{ entry.total | money: entry.currency }}`: ₩12,000. */
export const moneyFilter: Filter = function (amount: unknown, currency: unknown) {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    throw new TypeError('money needs a currency, as in money: "EUR"');
  }
  const { locale } = placeOf(this.context.globals);
  return moneyFormat(locale, currency).format(numberOf(amount));
};

/** `{{ entry.deliveryDay | date }}`: December 24, 2026, as the language writes it. */
export const dateFilter: Filter = function (when: unknown) {
  const { locale, zone } = placeOf(this.context.globals);
  // a day without a time is that day everywhere
  const timeZone = typeof when === 'string' && DAY.test(when) ? 'UTC' : zone;
  return dateFormat(locale, timeZone).format(instantOf(when));
};

/** `{{ entry.pickupAt | time }}`: 9:30 AM, by the customer's clock. */
export const timeFilter: Filter = function (when: unknown) {
  const { locale, zone } = placeOf(this.context.globals);
  return timeFormat(locale, zone).format(instantOf(when));
};

type Filter = Extract<FilterImplOptions, (...values: never[]) => unknown>;

/** Languages times currencies or zones in use. To make a format takes far longer than to write with it. */
const FORMATS = 200;
const moneyFormat = remember(
  FORMATS,
  (locale: string, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency }),
);
const dateFormat = remember(
  FORMATS,
  (locale: string, timeZone: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
);
const timeFormat = remember(
  FORMATS,
  (locale: string, timeZone: string) => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }),
);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_AND_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

function placeOf(globals: object): { locale: string; zone: string } {
  if ('place' in globals) return globals.place as { locale: string; zone: string }; // renderTemplate put it there
  throw new TypeError('rendered without a place');
}

function numberOf(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new TypeError('money needs a number');
}

function instantOf(when: unknown): number {
  const instant =
    typeof when === 'string' && (DAY.test(when) || DAY_AND_TIME.test(when)) ? Date.parse(when) : when;
  if (typeof instant === 'number' && Number.isFinite(instant)) return instant;
  throw new TypeError('date and time need an ISO 8601 date, as in 2026-12-24 or 2026-12-24T09:30:00Z');
}
