import { describe, expect, it } from 'vitest';
import { countriesOf } from '../../../lib/core/channel/countries-of.ts';
import type { JsonObject } from '../../../lib/core/json.ts';

const countries = (address: string, traits: JsonObject = {}, country = 'KR') =>
  [...countriesOf({ address, traits, settings: { country } })].toSorted();

// Calling codes: ITU-T E.164; area codes: NANPA (212 New York, 416 Toronto, 787 Puerto Rico)
describe('the countries whose law may hold', () => {
  it.each([
    ['+821012345678', ['KR']],
    ['+12125550100', ['KR', 'US']],
    ['+14165550100', ['CA', 'KR']],
    ['+17875550100', ['KR', 'PR']],
    ['+442071838750', ['GB', 'KR']],
  ])('are that of the number and home: %s', (address, expected) => {
    expect(countries(address)).toEqual(expected);
  });

  it('are those of the profile and of the customer’s number too, for an e-mail as well', () => {
    expect(countries('a@b.example', { country: 'jp', phone: '+14165550100' })).toEqual(['CA', 'JP', 'KR']);
  });

  it('are the United Kingdom’s by either of its codes', () => {
    expect(countries('a@b.example', { country: 'UK' })).toEqual(['GB', 'KR']);
  });

  it.each<[string, JsonObject]>([
    ['no word of it', {}],
    ['a country in words', { country: 'Korea' }],
    ['a number without its country', { phone: '010-1234-5678' }],
    ['a number of no country', { phone: '+80012345678' }],
  ])('are home and unknown where there is %s', (_what, traits) => {
    expect(countries('a@b.example', traits)).toEqual(['KR', 'ZZ']);
  });
});
