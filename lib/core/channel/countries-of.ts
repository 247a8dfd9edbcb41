import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { JsonObject } from '../json.ts';
import type { Settings } from '../settings.ts';

/** CLDR's code for a country that is not known. */
const UNKNOWN_COUNTRY = 'ZZ';

/**
 * Every country whose law may hold for a message: of the address, if it is a number, of the customer's number and
 * `country` trait, and of the company. Where nothing tells where the customer is, `ZZ` is among them.
 * @param address in the form of `addressFor`   @returns ISO 3166-1 alpha-2
 */
export function countriesOf(about: {
  readonly address: string;
  readonly traits: JsonObject;
  readonly settings: Pick<Settings, 'country'>;
}): ReadonlySet<string> {
  const { address, traits, settings } = about;
  const own = [
    ...countriesOfNumber(address),
    ...(typeof traits.phone === 'string' ? countriesOfNumber(traits.phone) : []),
    ...countryNamed(traits.country),
  ];
  return new Set([settings.country, ...(own.length === 0 ? [UNKNOWN_COUNTRY] : own)]);
}

/** More than one where the number does not tell, as a free-phone number with +1 does not. */
function countriesOfNumber(text: string): readonly string[] {
  const number = text.startsWith('+') ? parsePhoneNumberFromString(text) : undefined;
  if (number === undefined) return [];
  if (number.country !== undefined) return [number.country];
  return number.isNonGeographic() ? [] : number.getPossibleCountries();
}

function countryNamed(trait: unknown): readonly string[] {
  if (typeof trait !== 'string') return [];
  const code = trait.trim().toUpperCase();
  if (code === 'UK') return ['GB'];
  return /^[A-Z]{2}$/.test(code) && code !== UNKNOWN_COUNTRY ? [code] : [];
}
