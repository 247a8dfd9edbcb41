import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/core/json.ts';
import { unknownProfile } from '../../../lib/core/profile/unknown-profile.ts';
import { zoneOf } from '../../../lib/core/time/zone-of.ts';
import { settings } from '../../support/world.ts';

const company = 'Africa/Accra';
const zone = (traits: JsonObject) =>
  zoneOf({ ...unknownProfile('c1'), traits }, { ...settings, zone: company });

// Zones of countries: zone1970.tab of https://www.iana.org/time-zones; of numbers: ITU E.164 and https://nationalnanpa.com
describe('the zone of a customer', () => {
  it('is what the profile says, whatever the number and the country', () => {
    expect(zone({ zone: 'Europe/Paris', phone: '+821012345678', country: 'KR' })).toBe('Europe/Paris');
  });

  it('is that of the number, whatever the country', () => {
    expect(zone({ phone: '+82 10-1234-5678', country: 'JP' })).toBe('Asia/Seoul');
    expect(zone({ phone: '+1 (212) 555-0100' })).toBe('America/New_York');
  });

  it('is one of the number’s, where their clocks go alike all year', () => {
    expect(['Europe/London', 'Europe/Guernsey', 'Europe/Jersey', 'Europe/Isle_of_Man']).toContain(
      zone({ phone: '+442079460000' }),
    );
  });

  it('is not guessed from a number that may ring in several', () => {
    expect(zone({ phone: '+61412345678' })).toBe(company);
    expect(zone({ phone: '+18505550100' })).toBe(company); // the west of Florida
  });

  it('is that of the country, where it has but one', () => {
    expect(zone({ country: 'KR' })).toBe('Asia/Seoul');
    expect(zone({ country: ' jm ' })).toBe('America/Jamaica');
    expect(zone({ country: 'DE' })).toBe('Europe/Berlin');
    expect(zone({ country: 'UK' })).toBe('Europe/London');
    expect(zone({ country: 'KR', phone: '010-1234-5678' })).toBe('Asia/Seoul');
  });

  it.each(['US', 'AU', 'BR', 'ES', 'ZZ', 'Korea', '', '82'])(
    'is not guessed from the country %j',
    (country) => {
      expect(zone({ country })).toBe(company);
    },
  );

  it('is the company’s, where nothing tells', () => {
    expect(zone({})).toBe(company);
    expect(zone({ zone: 'Seoul', phone: 12, country: null })).toBe(company);
  });
});
