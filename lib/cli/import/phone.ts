import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { addressFor } from '../../core/channel/address.ts';

/**
 * A telephone number in E.164, or undefined where it cannot be one. What has a country code keeps it; the rest is a number of
 * `country`, where that is given.
 * @param bare  whether digits alone may begin with a country code: Pinpoint writes `12065550182`
 */
export function importedPhone(
  written: string,
  { country, bare }: { readonly country: string | undefined; readonly bare: boolean },
): string | undefined {
  return (
    international(written) ??
    (bare && /^[1-9]\d+$/.test(written) ? international(`+${written}`) : undefined) ??
    (country !== undefined && isSupportedCountry(country) ? national(written, country) : undefined)
  );
}

function international(written: string): string | undefined {
  const found = addressFor('sms', { phone: written });
  return 'address' in found ? found.address : undefined;
}

function national(written: string, country: CountryCode): string | undefined {
  const number = parsePhoneNumberFromString(written, country);
  return number?.isValid() === true ? number.number : undefined;
}
