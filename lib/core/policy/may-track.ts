import type { Consent } from '../consent/definition.ts';
import { packsFor } from './packs.ts';
import { allowsTracking } from './rules/eu/eu-4.ts';

/** May opens and clicks be noted? Where EU-4 holds, only with consent to that; nowhere against the customer's word. */
export function mayTrack(about: {
  readonly countries: Iterable<string>;
  readonly consent: Consent | undefined;
}): boolean {
  if (allowsTracking(about.consent)) return true;
  if (about.consent?.tracking?.status === 'withdrawn') return false;
  return !packsFor(about.countries).has('EU');
}
