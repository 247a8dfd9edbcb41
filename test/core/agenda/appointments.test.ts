import { describe, expect, it } from 'vitest';
import { appoint } from '../../../lib/core/agenda/appoint.ts';
import { anAudienceWorld, DAY, HOUR, NOON } from '../../support/audience-world.ts';

const entries = { birthday: { date: 'birthday', at: '09:00' } };

describe('a date of the customer', () => {
  it('is reached at its hour in her zone, year after year', async () => {
    const world = anAudienceWorld({ entries });
    await world.take({ event: 'Signed Up', traits: { birthday: '1990-05-17', zone: 'Asia/Seoul' } });
    await world.passTo(Date.parse('2028-01-01T00:00:00Z'));
    // 09:00 in Seoul is 00:00 UTC all year round
    expect(world.news()).toEqual([
      '2026-05-17T00:00:00.000Z Date Reached birthday 2026-05-17',
      '2027-05-17T00:00:00.000Z Date Reached birthday 2027-05-17',
    ]);
  });

  it('moves when the date or the zone does', async () => {
    const world = anAudienceWorld({ entries });
    await world.take({ event: 'Signed Up', traits: { birthday: '1990-05-17' } });
    await world.take({ event: 'Moved', traits: { zone: 'America/New_York' } });
    expect((await world.agenda()).dueAt).toBe(Date.parse('2026-05-17T09:00:00-04:00'));
    await world.take({ event: 'Corrected', traits: { birthday: '1990-06-17' } });
    expect((await world.agenda()).dueAt).toBe(Date.parse('2026-06-17T09:00:00-04:00'));
    await world.take({ event: 'Corrected', traits: { birthday: null } });
    expect((await world.agenda()).dueAt).toBeUndefined();
  });

  it('is told once where she moves on the day itself', async () => {
    const world = anAudienceWorld({ entries });
    await world.take({ event: 'Signed Up', traits: { birthday: '1990-03-03', zone: 'Asia/Seoul' } });
    await world.passTo(Date.parse('2026-03-03T01:00:00Z'));
    await world.take({ event: 'Moved', traits: { zone: 'America/New_York' } });
    await world.passTo(Date.parse('2026-03-04T00:00:00Z'));
    expect(new Set(world.told.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('is told for each year in which nobody looked', async () => {
    const world = anAudienceWorld({ entries });
    await world.take({ event: 'Signed Up', traits: { birthday: '1992-02-29' } });
    world.sleepTo(Date.parse('2028-12-31T00:00:00Z'));
    await world.review('due');
    expect(world.told.map(({ properties }) => properties.occasion)).toEqual(['2027-02-28', '2028-02-29']);
  });

  it('costs a customer without it no write for an event', async () => {
    const world = anAudienceWorld({ entries });
    await world.take({ event: 'Signed Up' });
    world.requests.length = 0;
    await world.take({ event: 'Page Viewed' });
    expect(world.requests).toEqual([]);
  });
});

describe('an appointment with a schedule', () => {
  const daily = { daily: { schedule: { cron: '0 9 * * *', zone: 'customer' } } };

  it('lets her in at its instant, once, also where it is made twice', async () => {
    const world = anAudienceWorld({ entries: daily });
    await world.take({ event: 'Signed Up' });
    const one = { journeyId: 'daily', occasion: '2026-03-03T09:00', at: NOON + 2 * HOUR };
    await appoint({ record: await world.customer(), ...one }, world.ports);
    await appoint({ record: await world.customer(), ...one }, world.ports);
    await world.passTo(NOON + DAY);
    expect(world.news()).toEqual([
      `${new Date(one.at).toISOString()} Schedule Reached daily 2026-03-03T09:00`,
    ]);
    expect((await world.agenda()).appointments).toEqual({});
  });

  it('stands beside the one of the day before, which may still be to come in her zone', async () => {
    const world = anAudienceWorld({ entries: daily });
    await world.take({ event: 'Signed Up' });
    const first = { journeyId: 'daily', occasion: '2026-03-03T09:00', at: NOON + 2 * HOUR };
    const second = { journeyId: 'daily', occasion: '2026-03-04T09:00', at: NOON + 26 * HOUR };
    await appoint({ record: await world.customer(), ...first }, world.ports);
    await appoint({ record: await world.customer(), ...second }, world.ports);
    await world.passTo(NOON + 2 * DAY);
    expect(world.told.map(({ properties }) => properties.occasion)).toEqual([
      '2026-03-03T09:00',
      '2026-03-04T09:00',
    ]);
  });

  it('that has passed is handed over at once', async () => {
    const world = anAudienceWorld({ entries: daily });
    await world.take({ event: 'Signed Up' });
    const late = { journeyId: 'daily', occasion: '2026-03-02T09:00', at: NOON - HOUR };
    await appoint({ record: await world.customer(), ...late }, world.ports);
    expect(world.handed).toEqual([{ customerId: 'c1', dueAt: late.at }]);
  });
});
