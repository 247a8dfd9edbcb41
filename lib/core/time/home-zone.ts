import type { JsonObject } from '../json.ts';
import { remember } from '../remember.ts';
import { oneClock } from './one-clock.ts';
import { zonesOfNumber } from './phone-zones.ts';
import { isZone } from './zone.ts';
import { zonesOfCountry } from './zones-of-country.ts';

/**
 * The zone that the customer lives in as far as the profile tells: the `zone` trait, else the zone of the `phone` number,
 * else of the `country`, where it has but one. Undefined: nothing tells.
 * @returns IANA name
 */
export function homeZone({ zone, phone, country }: JsonObject): string | undefined {
  if (typeof zone === 'string' && isZone(zone)) return zone;
  const byPhone = typeof phone === 'string' ? zoneOfPhone(phone) : undefined;
  if (byPhone !== undefined) return byPhone;
  return typeof country === 'string' ? zoneOfCountry(country.trim().toUpperCase()) : undefined;
}

function zoneOfPhone(phone: string): string | undefined {
  if (!phone.startsWith('+')) return undefined;
  const zones = zonesOfNumber(phone.replaceAll(/\D/g, ''));
  return zones.length < 2 ? zones[0] : (ofSeveral(zones.join(' ')) ?? undefined);
}

function zoneOfCountry(country: string): string | undefined {
  if (country === 'UK') return zoneOfCountry('GB');
  return /^[A-Z]{2}$/.test(country) ? (ofCountry(country) ?? undefined) : undefined;
}

/** Asked at every decision, and answered by the calendar: a few hundred of either, so none is reckoned twice. */
const ofSeveral = remember(500, (zones: string) => oneClock(zones.split(' ')) ?? null);
const ofCountry = remember(500, (country: string) => oneClock(zonesOfCountry(country)) ?? null);
