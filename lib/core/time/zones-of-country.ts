/** ECMA-402 has it (Intl Locale Info, ES2026) and so has Node; the compiler's libraries do not know it yet. */
declare global {
  namespace Intl {
    interface Locale {
      getTimeZones?(): string[] | undefined;
    }
  }
}

/**
 * Zones of a country, as the Unicode CLDR has them.
 * @param country ISO 3166-1 alpha-2   @returns IANA names; none for what is no country
 */
export function zonesOfCountry(country: string): readonly string[] {
  return new Intl.Locale('und', { region: country }).getTimeZones?.() ?? [];
}
