import { describe, expect, it } from 'vitest';
import type { DueEnrolment } from '../../../lib/core/ports.ts';
import type { ParkInput } from '../../../lib/core/tasks/input.ts';
import { park } from '../../../lib/core/tasks/park.ts';
import { recordDelivery } from '../../../lib/core/tasks/record-delivery.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { tick } from '../../../lib/core/tasks/tick.ts';
import { wake } from '../../../lib/core/tasks/wake.ts';
import {
  anEvent,
  aSignUp,
  aWorld,
  DAY,
  HOUR,
  MINUTE,
  NOON,
  runOf,
  triggersOf,
  type World,
} from '../../support/world.ts';

const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;

async function entered(journeys = [triggersOf()], traits = {}): Promise<World> {
  const world = aWorld(journeys);
  const event = aSignUp();
  await world.ingest({ ...event, traits: { ...event.traits, ...traits }, properties: { cartId: 'a' } });
  return world;
}

async function parkAt(world: World, step: ParkInput['step']): Promise<DueEnrolment> {
  const run = runOf(await world.enrolment('c1'));
  await park({ run, journey, step } as ParkInput, world.ports);
  const { customerId, enrolmentId, leg, dueAt = 0 } = await world.enrolment('c1');
  return { customerId, enrolmentId, leg, dueAt };
}

const forOrder = {
  id: 'bought',
  waitFor: { event: 'Order Completed', for: 'P1D' },
  onDue: 'nudge',
  onEvent: 'thanks',
} as const;

describe('waiting', () => {
  it('ends at its moment, and the next leg starts behind the wait', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'reminder' });
    expect(due.dueAt).toBe(NOON + HOUR);
    world.pass(HOUR);
    expect(await wake(due, world.ports)).toBe('woken');
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, visit: 2, at: 'reminder' });
  });

  it('does not end early: a wake-up that comes too soon is put back', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT20M' }, onDue: 'reminder' });
    world.pass(19 * MINUTE);
    expect(await wake(due, world.ports)).toBe('early');
    expect(world.queued).toEqual([due]);
  });

  it('ends once, however often the wake-up is delivered', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'reminder' });
    world.pass(HOUR);
    await Promise.all(Array.from({ length: 10 }, () => wake(due, world.ports)));
    expect(await world.enrolment('c1')).toMatchObject({ leg: 2, visit: 2 });
  });

  it('is not ended by an event out of an older history that comes in while the leg still runs', async () => {
    const world = await entered();
    world.pass(MINUTE);
    await world.ingest(anEvent('Order Completed', { imported: true }));
    await parkAt(world, forOrder);
    expect(await world.enrolment('c1')).toMatchObject({ status: 'PARKED', at: 'bought' });
  });

  it('starts a leg anew when the queue redelivers a wake-up that died before it did', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'reminder' });
    world.pass(HOUR);
    const { start } = world.ports.runner;
    world.ports.runner.start = async () => {
      throw new Error('the process died here');
    };
    await expect(wake(due, world.ports)).rejects.toThrow('died');
    world.ports.runner.start = start;
    expect(await wake(due, world.ports)).toBe('stale'); // a second wake-up of the wheel, at the same moment
    world.pass(MINUTE);
    expect(await wake(due, world.ports)).toBe('woken');
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, visit: 2, at: 'reminder' });
  });

  it('until a time of day counts in the customer’s own zone', async () => {
    // Noon UTC on 2 March is 21:00 in Seoul and 07:00 in New York (UTC−5): the next 09:30 is 00:30 and 14:30 UTC.
    for (const [zone, expected] of [
      ['Asia/Seoul', '2026-03-03T00:30:00.000Z'],
      ['America/New_York', '2026-03-02T14:30:00.000Z'],
    ] as const) {
      const world = await entered([triggersOf()], { zone });
      const due = await parkAt(world, { id: 'morning', wait: { untilLocal: '09:30' }, onDue: 'reminder' });
      expect(new Date(due.dueAt).toISOString()).toBe(expected);
    }
  });

  it('until a moment that is past ends at once', async () => {
    const world = await entered();
    const due = await parkAt(world, {
      id: 'launch',
      wait: { until: '2026-01-01T00:00:00Z' },
      onDue: 'reminder',
    });
    expect(world.queued).toEqual([due]);
    expect(await wake(due, world.ports)).toBe('woken');
  });

  it('leaves the journey instead of going on when an exit condition holds by then', async () => {
    const world = await entered([
      triggersOf({ exit: [{ when: { event: 'Order Completed', within: 'P30D' } }] }),
    ]);
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'reminder' });
    world.pass(HOUR);
    await world.ports.customers.keepEvent({
      event: {
        id: 'o',
        name: 'Order Completed',
        customerId: 'c1',
        occurredAt: NOON + 1,
        receivedAt: NOON + 1,
        properties: {},
        hop: 0,
      },
      profile: { ...(await world.ports.customers.customer('c1')).profile, version: 2 },
      consents: [],
      said: [],
    });
    expect(await wake(due, world.ports)).toBe('exited');
    expect(world.started).toHaveLength(1);
  });
});

describe('waiting for an event', () => {
  it('goes on by the event’s way when it comes in time', async () => {
    const world = await entered();
    await parkAt(world, forOrder);
    world.pass(HOUR);
    await world.ingest(anEvent('Order Completed'));
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, at: 'thanks' });
  });

  it('goes on by the other way when time runs out', async () => {
    const world = await entered();
    const due = await parkAt(world, forOrder);
    world.pass(DAY);
    await wake(due, world.ports);
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, at: 'nudge' });
  });

  it('goes one way only when event and time-out meet', async () => {
    const world = await entered();
    const due = await parkAt(world, forOrder);
    world.pass(DAY);
    await Promise.all([world.ingest(anEvent('Order Completed')), wake(due, world.ports)]);
    const ways = new Set(world.started.filter(({ run }) => run.leg === 2).map(({ run }) => run.at));
    expect(ways.size).toBe(1);
  });

  it('does not miss an event that came between the start of the leg and the parking', async () => {
    const world = await entered();
    world.pass(1000);
    await world.ingest(anEvent('Order Completed'));
    await parkAt(world, forOrder);
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, at: 'thanks' });
  });

  it('is not ended by what happened before, nor by the event that ended the wait before', async () => {
    const world = await entered();
    await parkAt(world, forOrder);
    world.pass(HOUR);
    await world.ingest(anEvent('Order Completed', { messageId: 'first' }));
    await parkAt(world, { ...forOrder, id: 'bought-again' });
    expect(await world.enrolment('c1')).toMatchObject({ status: 'PARKED', at: 'bought-again' });
    await world.ingest(anEvent('Order Completed', { messageId: 'first' }));
    expect(await world.enrolment('c1')).toMatchObject({ status: 'PARKED', at: 'bought-again' });
  });

  it('is not ended by an order of the cool-off before it', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'bought' });
    world.pass(HOUR / 2);
    await world.ingest(anEvent('Order Completed'));
    world.pass(HOUR / 2);
    await wake(due, world.ports);
    await parkAt(world, forOrder);
    expect(await world.enrolment('c1')).toMatchObject({ status: 'PARKED', at: 'bought' });
  });

  it('of the same key is not ended by another key', async () => {
    const world = await entered([
      triggersOf({ entry: { event: 'Signed Up', key: 'cartId', reentry: 'never' } }),
    ]);
    await parkAt(world, {
      ...forOrder,
      waitFor: { event: 'Order Completed', sameKey: true, for: 'P1D' },
    });
    await world.ingest(anEvent('Order Completed', { properties: { cartId: 'b' } }));
    expect(world.started).toHaveLength(1);
    await world.ingest(anEvent('Order Completed', { properties: { cartId: 'a' } }));
    expect(world.started.at(-1)?.run).toMatchObject({ at: 'thanks' });
  });

  it('looks for what happened when a first try died right after parking', async () => {
    const world = await entered();
    const run = runOf(await world.enrolment('c1'));
    world.pass(1000);
    await world.ingest(anEvent('Order Completed'));
    const { eventsNamed } = world.ports.customers;
    world.ports.customers.eventsNamed = async () => {
      throw new Error('the process died here');
    };
    await expect(park({ run, journey, step: forOrder }, world.ports)).rejects.toThrow('died');
    world.ports.customers.eventsNamed = eventsNamed;
    await park({ run, journey, step: forOrder }, world.ports);
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, at: 'thanks' });
  });
});

describe('waiting for what becomes of a message', () => {
  const forClick: ParkInput['step'] = {
    id: 'clicked',
    waitFor: { message: 'greeting', was: 'clicked', for: 'P1D' },
    onDue: 'offer',
    onEvent: 'browse',
  };
  const sent = async () => {
    const world = await entered();
    const step = { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'best' } as const;
    const { sends } = await sendMessage(
      { run: runOf(await world.enrolment('c1')), journey, step },
      world.ports,
    );
    const sendId = sends[0]?.sendId ?? '';
    const tell = (kind: 'opened' | 'clicked', byMachine = false) =>
      recordDelivery(
        {
          sendId,
          kind,
          channel: 'email',
          at: world.now(),
          providerMessageId: 'p1',
          permanent: false,
          byMachine,
        },
        world.ports,
      );
    return { world, tell };
  };

  it('a click wakes the enrolment', async () => {
    const { world, tell } = await sent();
    await parkAt(world, forClick);
    await tell('opened');
    expect(world.started).toHaveLength(1);
    await tell('clicked');
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, at: 'browse' });
  });

  it('a click that came before the parking counts too', async () => {
    const { world, tell } = await sent();
    await tell('clicked');
    await parkAt(world, forClick);
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, at: 'browse' });
  });

  it('a mail scanner’s click counts for nothing', async () => {
    const { world, tell } = await sent();
    await parkAt(world, forClick);
    expect(await tell('clicked', true)).toBe('by-machine');
    expect(world.started).toHaveLength(1);
  });
});

describe('the time wheel', () => {
  it('hands a far wait over once it comes within a quarter of an hour', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'reminder' });
    await tick(world.ports);
    expect(world.queued).toEqual([]);
    const handedAt: number[] = [];
    for (let minute = 1; minute <= 60; minute += 1) {
      world.pass(MINUTE);
      const before = world.queued.length;
      await tick(world.ports);
      if (world.queued.length > before) handedAt.push(minute);
    }
    expect(handedAt[0]).toBe(46); // the first tick whose horizon lies beyond minute 60
    expect(handedAt.length).toBeLessThanOrEqual(2); // the overlap may hand it over twice
    expect(world.queued[0]).toEqual(due);
  });

  it('brings back a leg that died with its lease, at the same place and with the same names for its effects', async () => {
    const world = await entered();
    world.pass(10 * MINUTE);
    await tick(world.ports);
    const [due] = world.queued;
    if (due === undefined) throw new Error('nothing was handed over');
    expect(await wake(due, world.ports)).toBe('taken-over');
    expect(world.started.at(-1)?.run).toMatchObject({ leg: 2, visit: 1, at: 'greeting' });
  });

  it('finds a wait that the index showed only after the tick had passed it', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT1H' }, onDue: 'reminder' });
    world.pass(HOUR - 15 * MINUTE + 1000); // its end is within the horizon by a second
    const { fallingDue } = world.ports.enrolments;
    world.ports.enrolments.fallingDue = async function* () {}; // the index lags
    await tick(world.ports);
    world.ports.enrolments.fallingDue = fallingDue;
    world.pass(MINUTE);
    await tick(world.ports);
    expect(world.queued).toEqual([due]);
  });

  it('puts nothing back for a wait that has ended and another that has begun', async () => {
    const world = await entered();
    const old = await parkAt(world, { ...forOrder });
    world.pass(HOUR);
    await world.ingest(anEvent('Order Completed'));
    await parkAt(world, { id: 'later', wait: { for: 'P9D' }, onDue: 'reminder' });
    expect(await wake(old, world.ports)).toBe('stale');
    expect(world.queued).toEqual([]);
  });

  it('finds a wake-up that was lost', async () => {
    const world = await entered();
    const due = await parkAt(world, { id: 'cool-off', wait: { for: 'PT5M' }, onDue: 'reminder' });
    world.queued.length = 0; // the queue lost it
    world.pass(7 * MINUTE);
    await tick(world.ports);
    expect(world.queued).toEqual([due]);
  });
});
