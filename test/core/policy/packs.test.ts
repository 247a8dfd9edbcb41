import { describe, expect, it } from 'vitest';
import { packsFor } from '../../../lib/core/policy/packs.ts';

const packs = (...countries: string[]) => [...packsFor(countries)].toSorted();

describe('the packs that hold', () => {
  it.each([
    [['KR'], ['KR', 'MB']],
    [['US'], ['MB', 'US']],
    [['PR'], ['MB', 'US']],
    [['CA'], ['CA', 'MB']],
    [['JP'], ['JP', 'MB']],
    [['DE'], ['EU', 'MB']],
    [['NO'], ['EU', 'MB']],
    [['GB'], ['EU', 'MB']],
    [
      ['KR', 'US'],
      ['KR', 'MB', 'US'],
    ],
  ])('for %j: %j', (countries, expected) => {
    expect(packs(...countries)).toEqual(expected);
  });

  it.each([['ZZ'], ['BR'], ['JM']])('for %s are the defaults: no law of it is known', (country) => {
    expect(packs(country)).toEqual(['MB', 'ZZ']);
    expect(packs('KR', country)).toEqual(['KR', 'MB', 'ZZ']);
  });

  // Members as of 2020-02-01: https://european-union.europa.eu/principles-countries-history/eu-countries_en
  it('know all 27 members of the European Union', () => {
    const members = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
      ' ',
    );
    expect(members).toHaveLength(27);
    expect(members.filter((one) => !packsFor([one]).has('EU'))).toEqual([]);
  });
});
