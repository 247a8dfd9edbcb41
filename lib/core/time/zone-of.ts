import type { Profile } from '../profile/definition.ts';
import type { Settings } from '../settings.ts';
import { homeZone } from './home-zone.ts';

/** The customer's IANA zone: by the `zone` trait, the phone number or the country, else the company's. */
export function zoneOf(profile: Profile, settings: Settings): string {
  return homeZone(profile.traits) ?? settings.zone;
}
