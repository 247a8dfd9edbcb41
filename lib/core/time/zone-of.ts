import type { Profile } from '../profile/definition.ts';
import type { Settings } from '../settings.ts';
import { isZone } from './zone.ts';

/** The customer's IANA zone: the `zone` trait where it names one, else the company's. */
export function zoneOf(profile: Profile, settings: Settings): string {
  const zone = profile.traits.zone;
  return typeof zone === 'string' && isZone(zone) ? zone : settings.zone;
}
