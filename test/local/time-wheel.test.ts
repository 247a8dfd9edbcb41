import { describe, expect, it } from 'vitest';
import { demoEvents } from '../../lib/local/demo-customers.ts';
import { reportJourney } from '../../lib/local/make-report.ts';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import type { JourneyReport } from '../../lib/local/report.ts';
import type { SimulatedMessage } from '../../lib/local/simulated-message.ts';
import { createTally } from '../../lib/local/tally.ts';
import { createTimeWheel } from '../../lib/local/time-wheel.ts';
import { createVirtualClock } from '../../lib/local/virtual-clock.ts';
import { createWorld } from '../../lib/local/world.ts';
import { aDeployment } from './a-deployment.ts';
import { aJourney } from './a-simulation.ts';

const MINUTE = 60_000;
const from = Date.parse('2026-01-01T00:00:00Z');
const until = from + 12 * 86_400_000;

describe('the time wheel', () => {
  it('leaves out only ticks that change nothing: with one each minute, all goes the same way', async () => {
    const seldom = await play({ tickEachMinute: false });
    const eachMinute = await play({ tickEachMinute: true });
    expect(eachMinute).toEqual(seldom);
    expect(seldom.messages.length).toBeGreaterThan(50);
  });

  it('ticks in the first minute that sees a dead leg’s lease as overdue', async () => {
    const clock = createVirtualClock(from);
    const ticks: number[] = [];
    const wheel = createTimeWheel(
      createMemoryStores(),
      clock,
      async () => void ticks.push(clock.now() - from),
    );
    wheel.leaseEnds(from + 6 * MINUTE);
    await clock.runUntil(from + 60 * MINUTE);
    expect(ticks).toEqual([8 * MINUTE]); // overdue after seven full minutes, seen by the tick after
  });
});

/** Everything that happened to a few customers over some days. */
async function play({ tickEachMinute }: { tickEachMinute: boolean }): Promise<{
  report: JourneyReport;
  messages: SimulatedMessage[];
}> {
  const deployment = aDeployment(aJourney(steps, { entry: { event: 'Checkout Started', key: 'cartId' } }));
  const tally = createTally();
  const messages: SimulatedMessage[] = [];
  const world = createWorld({
    deployment,
    journeys: ['journey'],
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
  return { report: await reportJourney(journey, { world, tally }), messages };
}

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
