import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/core/json.ts';
import { plausibleZones } from '../../../lib/core/time/plausible-zones.ts';
import { isZone } from '../../../lib/core/time/zone.ts';

const zones = (address: string, traits: JsonObject = {}) =>
  [...plausibleZones({ address, traits, settings: { zone: 'UTC' } })].toSorted();

// Area codes and zones: https://nationalnanpa.com and https://www.iana.org/time-zones
describe('the zones that a customer may be in', () => {
  it.each([
    ['Seoul', '+821012345678', ['Asia/Seoul']],
    ['Manhattan', '+12125550100', ['America/New_York']],
    ['Los Angeles', '+13105550100', ['America/Los_Angeles']],
    ['Honolulu', '+18085550100', ['Pacific/Honolulu']],
    ['Phoenix, which keeps its clocks', '+16025550100', ['America/Phoenix']],
    ['the west of Florida, which has two', '+18505550100', ['America/Chicago', 'America/New_York']],
    ['the same with its newer code', '+14485550100', ['America/Chicago', 'America/New_York']],
    ['Toronto', '+14165550100', ['America/Toronto']],
    ['Saskatchewan, which keeps its clocks', '+13065550100', ['America/Regina']],
    ['Paris', '+33612345678', ['Europe/Paris']],
  ])('are those of the number: %s', (_where, number, expected) => {
    expect(zones(number)).toEqual(expected);
  });

  it('are all of a country whose numbers do not tell where', () => {
    expect(zones('+61412345678')).toEqual(
      expect.arrayContaining(['Australia/Sydney', 'Australia/Perth', 'Australia/Lord_Howe']),
    );
    expect(zones('+18005550100')).toEqual(
      expect.arrayContaining(['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu']),
    );
  });

  it("are the number's and the customer's own, for a text", () => {
    expect(zones('+12125550100', { zone: 'Asia/Seoul' })).toEqual(['America/New_York', 'Asia/Seoul']);
  });

  it("are the customer's own for an e-mail, then the number's, then the company's", () => {
    const phone = '+1 (310) 555-0100';
    expect(zones('a@b.example', { zone: 'Asia/Seoul', phone })).toEqual(['Asia/Seoul']);
    expect(zones('a@b.example', { zone: 'Mars/Base', phone })).toEqual(['America/Los_Angeles']);
    expect(zones('a@b.example')).toEqual(['UTC']);
  });

  it("are the company's for a number of no place", () => {
    expect(zones('+80012345678')).toEqual(['UTC']);
  });

  it('are known to the calendar, for every area code and calling code', () => {
    const starts = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(3, '0'));
    const all = starts.flatMap((start) => [...zones(`+${start}`), ...zones(`+1${start}`)]);
    expect(new Set(all).size).toBeGreaterThan(250);
    expect([...new Set(all)].filter((zone) => !isZone(zone))).toEqual([]);
  });

  it('are that of a country with one zone, where neither the customer nor a number tells', () => {
    expect(zones('kim@mail.example', { country: 'KR' })).toEqual(['Asia/Seoul']);
    expect(zones('kim@mail.example', { country: 'US' })).toEqual(['UTC']);
  });
});
