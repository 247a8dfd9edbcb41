import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../lib/core/condition/compile.ts';
import type { Condition } from '../../../lib/core/condition/definition.ts';
import { nextChange } from '../../../lib/core/condition/next-change.ts';
import { conditionParts } from '../../../lib/core/condition/parts.ts';
import type { CustomerEvent } from '../../../lib/core/event/definition.ts';
import { lookBack } from '../../../lib/core/time/look-back.ts';
import { facts, happened } from '../../support/facts.ts';

const DAY = 86_400_000;
const orders = (...at: string[]) => at.map((one) => happened('Order Completed', one));

function next(condition: Condition, given: Parameters<typeof facts>[0]): string | undefined {
  const at = nextChange(condition)(facts(given));
  return at === undefined ? undefined : new Date(at).toISOString();
}

describe('when time alone changes a condition', () => {
  const bought: Condition = { event: 'Order Completed', within: 'P90D' };
  const lapsed: Condition = { all: [{ event: 'Order Completed' }, { not: bought }] };
  const now = Date.parse('2026-03-02T12:00:00Z');

  it('is the millisecond after an event has lain in the window for its whole length', () => {
    // 2026-03-01 + 90 days = 2026-05-30 (31 in March, 30 in April, 29 to 30 May)
    expect(next(bought, { now, events: orders('2026-03-01T10:00:00Z') })).toBe('2026-05-30T10:00:00.001Z');
    expect(next(lapsed, { now, events: orders('2026-03-01T10:00:00Z') })).toBe('2026-05-30T10:00:00.001Z');
  });

  it('is never, where no part looks back for a time', () => {
    expect(
      next({ event: 'Order Completed', atLeast: 2 }, { now, events: orders('2026-03-01T10:00:00Z') }),
    ).toBe(undefined);
    expect(next({ trait: 'plan', equals: 'gold' }, { now, traits: { plan: 'gold' } })).toBe(undefined);
  });

  it('is never, where the rest of the condition decides without it', () => {
    const events = orders('2026-03-01T10:00:00Z');
    expect(next({ all: [bought, { trait: 'plan', equals: 'gold' }] }, { now, events })).toBe(undefined);
    expect(next({ any: [bought, { event: 'Order Completed' }] }, { now, events })).toBe(undefined);
  });

  it('waits for as many events to leave as it takes', () => {
    const events = orders('2026-02-27T00:00:00Z', '2026-02-28T00:00:00Z', '2026-03-01T00:00:00Z');
    const two: Condition = { event: 'Order Completed', within: 'P7D', atLeast: 2 };
    expect(next(two, { now, events })).toBe('2026-03-07T00:00:00.001Z'); // the second of three is gone
    const atMostOne: Condition = { event: 'Order Completed', within: 'P7D', atMost: 1 };
    expect(next(atMostOne, { now, events })).toBe('2026-03-07T00:00:00.001Z');
  });

  it('comes twice for a number between two bounds', () => {
    const events = orders('2026-02-28T00:00:00Z', '2026-03-01T00:00:00Z');
    const one: Condition = { event: 'Order Completed', within: 'P7D', atLeast: 1, atMost: 1 };
    expect(next(one, { now, events })).toBe('2026-03-07T00:00:00.001Z');
    const then = Date.parse('2026-03-07T12:00:00Z');
    expect(next(one, { now: then, events })).toBe('2026-03-08T00:00:00.001Z');
  });

  it('counts days on the calendar of the zone', () => {
    // Lord Howe goes back by half an hour on 2026-04-05 at 02:00: that day has 24.5 hours (IANA tz database)
    const events = orders('2026-04-04T12:00:00+11:00');
    const day: Condition = { event: 'Order Completed', within: 'P1D' };
    const given = { now: Date.parse('2026-04-04T13:00:00+11:00'), events, zone: 'Australia/Lord_Howe' };
    expect(next(day, given)).toBe('2026-04-05T01:30:00.001Z'); // 12:00 +10:30
  });

  it('is never inside a month’s window again: 28 February stays out on 29, 30 and 31 March', () => {
    const month: Condition = { event: 'Order Completed', within: 'P1M' };
    const events = orders('2026-02-28T12:00:00Z');
    expect(next(month, { now, events })).toBe('2026-03-28T12:00:00.001Z');
    expect(next(month, { now: Date.parse('2026-03-28T13:00:00Z'), events })).toBe(undefined);
  });

  it('leaves out an event of the entry, and counts one from a clock that runs ahead', () => {
    const [entry, ahead] = orders('2026-03-02T11:00:00Z', '2026-03-02T12:04:00Z');
    if (entry === undefined || ahead === undefined) throw new TypeError('two were made');
    const since: Condition = { event: 'Order Completed', within: 'PT1H', sinceEntry: true };
    const entered = { event: entry, enteredAt: entry.occurredAt };
    expect(next(since, { now, events: [entry], entry: entered })).toBe(undefined);
    expect(next(since, { now, events: [entry, ahead], entry: entered })).toBe('2026-03-02T13:04:00.001Z');
  });

  it('is what trying each millisecond at which some event may leave some window would find', () => {
    const zone = fc.constantFrom(
      'UTC',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Seoul',
      'Africa/Casablanca',
    );
    const within = fc.constantFrom(...WINDOWS);
    // around the leap day of 2012, the ends of its months, Apia's lost day and changes of clocks
    const moment = fc.oneof(
      fc.integer({ min: Date.UTC(2011, 11, 25), max: Date.UTC(2012, 3, 10) }),
      fc.constantFrom(Date.UTC(2012, 0, 30, 23), Date.UTC(2012, 0, 31), Date.UTC(2012, 1, 29, 12)),
    );
    const bounds = fc.constantFrom(
      { atLeast: 1 },
      { atLeast: 2 },
      { atMost: 0 },
      { atMost: 1 },
      { atLeast: 1, atMost: 2 },
    );
    const count = fc
      .tuple(within, bounds)
      .map(([long, bound]): Condition => ({ event: 'Seen', within: long, ...bound }));
    const condition = fc.oneof(
      count,
      fc.tuple(count, count).map((all): Condition => ({ all })),
      fc.tuple(count, count).map(([one, other]): Condition => ({ any: [one, { not: other }] })),
    );
    const moments = fc.array(moment, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(zone, condition, moments, (inZone, asked, at) => {
        const events = at.toSorted((a, b) => a - b).map(seen);
        const latest = Math.max(...at);
        const given = facts({ events, zone: inZone, now: latest });
        const holds = compileCondition(asked);
        const before = holds(given);
        const flip = instantsTried({ events, asked, zone: inZone }).find(
          (instant) => instant > latest && holds({ ...given, now: instant }) !== before,
        );
        expect(nextChange(asked)(given)).toBe(flip);
      }),
      { numRuns: 500 },
    );
  });
});

const WINDOWS = ['P1D', 'P1M', 'P1Y', 'P2W', 'P1M1DT1H', 'PT36H', 'P13M', 'P30D'];

function seen(occurredAt: number): CustomerEvent {
  return happened('Seen', new Date(occurredAt).toISOString());
}

/** For each event and each window the first millisecond outside, found by halving: no calendar is added to anything. */
function instantsTried(given: {
  events: readonly CustomerEvent[];
  asked: Condition;
  zone: string;
}): number[] {
  const { events, asked, zone } = given;
  const windows = conditionParts(asked, []).flatMap(({ part }) =>
    'event' in part ? (part.within ?? []) : [],
  );
  const instants = events.flatMap(({ occurredAt }) =>
    windows.map((within) => {
      const isIn = lookBack(within);
      let inside = occurredAt;
      let outside = occurredAt + 500 * DAY;
      while (outside - inside > 1) {
        const middle = Math.floor((inside + outside) / 2);
        if (isIn(occurredAt, { now: middle, zone })) inside = middle;
        else outside = middle;
      }
      return outside;
    }),
  );
  return instants.toSorted((one, other) => one - other);
}
