import type { JsonObject } from '../json.ts';
import type { Settings } from '../settings.ts';
import { homeZone } from './home-zone.ts';
import { zonesOfNumber } from './phone-zones.ts';
import { isZone } from './zone.ts';

/**
 * Every zone that the customer may be in when a message comes. A text rings where the number is at home or where the
 * customer says to be, so all of these count. For an e-mail, what the customer says is enough, then the number's zones.
 * Where neither tells, a country with one zone does, and then the company's zone.
 * @param address in the form of `addressFor`   @returns IANA names, at least one
 */
export function plausibleZones(about: {
  readonly address: string;
  readonly traits: JsonObject;
  readonly settings: Pick<Settings, 'zone'>;
}): readonly string[] {
  const { address, traits, settings } = about;
  const said = typeof traits.zone === 'string' && isZone(traits.zone) ? [traits.zone] : [];
  const elsewhere = homeZone(traits) ?? settings.zone;
  if (address.startsWith('+')) {
    const zones = [...new Set([...said, ...zonesOf(address)])];
    return zones.length > 0 ? zones : [elsewhere];
  }
  if (said.length > 0) return said;
  const zones = typeof traits.phone === 'string' ? zonesOf(traits.phone) : [];
  return zones.length > 0 ? zones : [elsewhere];
}

function zonesOf(number: string): readonly string[] {
  return number.startsWith('+') ? zonesOfNumber(number.replaceAll(/\D/g, '')) : [];
}
