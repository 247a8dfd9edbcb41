import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import * as z from 'zod';
import type { JsonObject } from '../json.ts';
import type { Channel } from './definition.ts';

export type AddressFound =
  | { readonly address: string }
  | { readonly missing: 'no-address' | 'address-not-valid' };

const Email = z.email().max(320);

/**
 * The address that a channel would use, in the one form that suppression and sending compare: an e-mail address in
 * lower case, a phone number in E.164 (`+821012345678`).
 */
export function addressFor(channel: Channel, traits: JsonObject): AddressFound {
  const raw = channel === 'email' ? traits.email : traits.phone;
  if (typeof raw !== 'string' || raw.trim() === '') return { missing: 'no-address' };
  const address = channel === 'email' ? emailAddress(raw) : phoneNumber(raw);
  return address === undefined ? { missing: 'address-not-valid' } : { address };
}

function emailAddress(raw: string): string | undefined {
  const result = Email.safeParse(raw.trim().toLowerCase());
  return result.success ? result.data : undefined;
}

/** Only numbers with their country code: without one, +1 or +82 would be a guess at who gets the text. */
function phoneNumber(raw: string): string | undefined {
  const number = parsePhoneNumberFromString(raw);
  return number?.isValid() === true ? number.number : undefined;
}
