import { describe, expect, it } from 'vitest';
import { noAgenda } from '../../lib/core/agenda/no-agenda.ts';
import { demoEvents } from '../../lib/local/demo-customers.ts';
import { reportJourney } from '../../lib/local/make-report.ts';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import type { JourneyReport } from '../../lib/local/report.ts';
import type { SimulatedMessage } from '../../lib/local/simulated-message.ts';
import { createTally } from '../../lib/local/tally.ts';
import { createTimeWheel, type TimeWheel } from '../../lib/local/time-wheel.ts';
import { createVirtualClock } from '../../lib/local/virtual-clock.ts';
import { createWorld } from '../../lib/local/world.ts';
import { aDeployment } from './a-deployment.ts';
import { aJourney } from './a-simulation.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const from = Date.parse('2026-01-01T00:00:00Z');
const until = from + 9 * 86_400_000;

describe('the time wheel', () => {
  it('leaves out only ticks that change nothing: with one each minute, all goes the same way', async () => {
    const seldom = await play({ tickEachMinute: false });
    const eachMinute = await play({ tickEachMinute: true });
    expect(eachMinute).toEqual(seldom);
    expect(seldom.messages.filter(({ journeyId }) => journeyId === 'journey').length).toBeGreaterThan(50);
    expect(seldom.messages.filter(({ journeyId }) => journeyId === 'digest').length).toBeGreaterThan(50);
  });

  it('ticks in the first minute that sees a dead leg’s lease as overdue', async () => {
    const ticks = await ticksOf((wheel) => wheel.leaseEnds(from + 6 * MINUTE));
    expect(ticks).toEqual([8]); // overdue after seven full minutes, seen by the tick after
  });

  it('ticks in the first minute whose horizon reaches what time does to an agenda', async () => {
    const agenda = { ...noAgenda('c1'), version: 1, dueAt: from + 40 * MINUTE };
    const ticks = await ticksOf((wheel) => wheel.agendas.write(agenda, { entered: [], left: [] }));
    expect(ticks).toEqual([26]); // a quarter of an hour ahead, that instant itself not in it
  });

  it('ticks in the first minute whose horizon reaches the next walk of a schedule, each time', async () => {
    const halfPast = (after: number) => {
      const next = from + 30 * MINUTE + Math.ceil((after + 1 - from - 30 * MINUTE) / HOUR) * HOUR;
      return next < from + 3 * HOUR ? next : undefined;
    };
    expect(await ticksOf(() => {}, halfPast)).toEqual([16, 76, 136]);
  });

  it('ticks at once where a walk begins within the horizon of the beginning', async () => {
    const soon = (after: number) => (after < from + 5 * MINUTE ? from + 5 * MINUTE : undefined);
    expect(await ticksOf(() => {}, soon)).toEqual([0]);
  });
});

/** At which minutes of some hours the wheel ticks. */
async function ticksOf(
  happens: (wheel: TimeWheel) => unknown,
  nextWalk: (after: number) => number | undefined = () => undefined,
): Promise<number[]> {
  const clock = createVirtualClock(from);
  const ticks: number[] = [];
  const tick = async () => void ticks.push((clock.now() - from) / MINUTE);
  await happens(createTimeWheel(createMemoryStores(), { clock, tick, nextWalk }));
  await clock.runUntil(from + 5 * HOUR);
  return ticks;
}

/** Everything that happened to a few customers over some days. */
async function play({ tickEachMinute }: { tickEachMinute: boolean }): Promise<{
  report: JourneyReport;
  messages: SimulatedMessage[];
}> {
  const deployment = aDeployment(
    aJourney(steps, { entry: { event: 'Checkout Started', key: 'cartId' } }),
    aJourney([{ id: 'hello', send: { message: 'hello' } }], { id: 'digest', entry: digest }),
  );
  const tally = createTally();
  const stores = createMemoryStores();
  const messages: SimulatedMessage[] = [];
  const world = createWorld({
    deployment,
    stores,
    journeys: ['journey', 'digest'],
    start: from,
    seed: 1,
    behaviour: { clickRate: 0.3, openRate: 0.5 },
    tally,
    onMessage: (message) => void messages.push(message),
  });
  for (const event of demoEvents({ customers: 120, seed: 1, from, until })) {
    world.clock.at(Date.parse(event.timestamp ?? ''), async () => void (await world.ingest(event)));
  }
  if (tickEachMinute) {
    for (let minute = from; minute < until; minute += MINUTE)
      world.clock.at(minute, async () => void (await world.tick()));
  }
  await world.clock.runUntil(until);
  const [journey] = deployment.journeys;
  if (journey === undefined) throw new Error('no journey');
  return { report: await reportJourney(journey, { stores, tally }), messages };
}

/** In each customer's own zone: by way of a walk, an appointment in each agenda and its review. */
const digest = { schedule: { cron: '30 9 * * *', zone: 'customer' } };

/** Waits below, at and beyond what the wheel sees ahead (15 minutes), on the minute and off it. */
const steps = [
  { id: 'short', wait: { for: 'PT10M' } },
  { id: 'edge', wait: { for: 'PT15M' } },
  { id: 'beyond', wait: { for: 'PT15M1S' } },
  { id: 'hello', send: { message: 'hello' } },
  { id: 'read', waitFor: { message: 'hello', was: 'opened', for: 'PT2H' } },
  { id: 'morning', wait: { untilLocal: '10:00' } },
  { id: 'offer', send: { message: 'offer' } },
  { id: 'day', wait: { for: 'P1D' } },
];
