import { describe, expect, it } from 'vitest';
import { BUS_MS } from '../../lib/local/latency.ts';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import type { Stores } from '../contract/stores.ts';
import { storesOn } from '../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../support/on-dynamodb.ts';
import { aReplay, type Files } from './a-replay.ts';
import { instantOf } from './clock-on-the-wall.ts';

const FIRST = 2000;
const YEARS = 40;
/** In the morning; and at times that are left out or come twice on the days on which New York or Lord Howe change. */
const TIMES = ['09:00', '02:15', '01:45'];

describe('forty years of birthdays', () => {
  // 10 March and 3 November: New York. 4 October and 3 April: Lord Howe, by half an hour. 30 December: left out in Apia in 2011.
  const days = ['02-29', '03-10', '11-03', '10-04', '04-03', '12-30'];
  it.each(['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'come once a year and at their time on the clocks of %s',
    async (zone) => {
      const { found, late } = await lived({ days, zone, times: TIMES, stores: createMemoryStores() });
      expect(found).toEqual(reckoned({ days, zone, times: TIMES }));
      expect(late).toBeLessThan(1_000 + BUS_MS);
    },
    120_000,
  );

  it('have their hard days among them', () => {
    // 15 U.S.C. 260a: the second Sunday of March, 2 a.m.; IANA tz, rule LH: the first Sunday of October, half an hour;
    // Samoa's International Date Line Act 2011: no 30 December
    expect(iso(instantOf('2013-03-10T02:15', 'America/New_York'))).toBe('2013-03-10T07:00:00.000Z');
    expect(iso(instantOf('2009-10-04T02:15', 'Australia/Lord_Howe'))).toBe('2009-10-03T15:30:00.000Z');
    expect(iso(instantOf('2011-12-30T09:00', 'Pacific/Apia'))).toBe('2011-12-30T19:00:00.000Z');
  });
});

describeOnDynamoDb('forty years of birthdays on DynamoDB', (newTable) => {
  it('come once a year for who was born on 29 February', async () => {
    const one = { days: ['02-29'], zone: 'America/New_York', times: ['09:00'] };
    const { found } = await lived({ ...one, stores: storesOn(await newTable()) });
    expect(found).toEqual(reckoned(one));
  }, 120_000);
});

type Lives = { readonly days: readonly string[]; readonly zone: string; readonly times: readonly string[] };

/** Of each customer (named by the day) and journey (by the time of day): the instants at which a birthday let her in. */
async function lived({ days, zone, times, stores }: Lives & { stores: Stores }) {
  const journeys = times.map((at) => [
    nameOf(at),
    { entry: { date: 'birthday', at }, steps: [{ id: 'end', exit: 'done' }] },
  ]);
  const files: Files = { zone: 'UTC', segments: {}, journeys: Object.fromEntries(journeys) };
  const start = Date.UTC(FIRST, 0, 2);
  const { arrive, runUntil, entries } = aReplay({ files, stores, start });
  for (const day of days) {
    const traits = { birthday: `1992-${day}`, zone };
    arrive({ messageId: day, customerId: day, event: 'Signed Up', traits }, start);
  }
  await runUntil(Date.UTC(FIRST + YEARS, 0, 2));
  const found = entries.map(
    ({ customerId, journeyId, entry }) => `${customerId} ${journeyId} ${iso(entry.occurredAt)}`,
  );
  const late = Math.max(...entries.map(({ enteredAt, entry }) => enteredAt - entry.occurredAt));
  return { found: found.toSorted(), late };
}

function reckoned({ days, zone, times }: Lives): string[] {
  const years = Array.from({ length: YEARS }, (_, index) => FIRST + index);
  const all = days.flatMap((day) =>
    times.flatMap((time) =>
      years.map((year) => {
        const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
        const kept = day === '02-29' && !isLeap ? '02-28' : day;
        return `${day} ${nameOf(time)} ${iso(instantOf(`${year}-${kept}T${time}`, zone))}`;
      }),
    ),
  );
  return all.toSorted();
}

function nameOf(time: string): string {
  return `at-${time.replace(':', '-')}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
