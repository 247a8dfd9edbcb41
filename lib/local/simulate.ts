import { addDuration } from '../core/time/duration.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { counted, reportJourney } from './make-report.ts';
import { createMemoryStores, type MemoryStores } from './memory-stores.ts';
import { checkNothingLost } from './nothing-lost.ts';
import type { SimulationInput, SimulationReport } from './report.ts';
import { readEvents, type TimedEvent } from './simulation-events.ts';
import { countOne, createTally, type Tally } from './tally.ts';
import { createWorld, type World } from './world.ts';

/**
 * Lets the events happen at their own times, from the first one on, and everything that Sojourn does about them. The
 * same input and seed give the same report, but for `wallMs` and `peakMemoryBytes`.
 * @throws Error where an enrolment is lost; MissingContentError for a journey that the deployment does not have
 */
export async function simulate(input: SimulationInput): Promise<SimulationReport> {
  const startedAt = performance.now();
  const tally = createTally();
  const stores = createMemoryStores();
  const { world, from, until, customers } = await prepare(input, stores, tally);
  await run({ world, tally, from, until, onProgress: input.onProgress ?? (() => {}) });
  checkNothingLost(stores.everything.enrolments(), { enrolled: tally.enrolled, until });

  const entered = input.deployment.journeys.filter(({ triggers }) => input.journeys.includes(triggers.id));
  return {
    from,
    until,
    seed: input.seed,
    customers: customers.size,
    events: { ...tally.events, rejected: counted(tally.events.rejected) },
    journeys: await Promise.all(entered.map((journey) => reportJourney(journey, { stores, tally }))),
    wallMs: performance.now() - startedAt,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}

/** The events are in the clock's hands from here on, which lets go of each as it happens. */
async function prepare(input: SimulationInput, stores: MemoryStores, tally: Tally) {
  const events = await readEvents(input.events, tally);
  const from = events[0]?.at ?? input.until ?? 0;
  const until = input.until ?? addDuration(from, input.forDuration, input.deployment.settings.zone);
  const world = createWorld({
    ...input,
    stores,
    start: from,
    tally,
    onMessage: countedMessages(input, tally),
  });
  const customers = plan(events, { world, tally, until });
  if (decidesByItself(input))
    for (let at = from + DAY_MS; at <= until; at += DAY_MS) world.clock.at(at, watch);
  return { world, from, until, customers };

  async function watch(): Promise<void> {
    await world.watch();
  }
}

const DAY_MS = 24 * 60 * 60_000;

/** Whether some journey leaves the decision on a test to Sojourn: only then does a look each day change what happens. */
function decidesByItself({ deployment, journeys }: SimulationInput): boolean {
  return deployment.journeys
    .filter(({ triggers }) => journeys.includes(triggers.id))
    .flatMap(({ triggers }) => triggers.experiments ?? [])
    .some(({ decide, test }) => decide !== 'report' || test !== undefined);
}

function countedMessages({ onMessage }: SimulationInput, tally: Tally): SimulationInput['onMessage'] & {} {
  return async (message) => {
    tally.sends += 1;
    await onMessage?.(message);
  };
}

/** @returns who takes part */
function plan(
  events: readonly TimedEvent[],
  { world, tally, until }: { world: World; tally: Tally; until: EpochMs },
): ReadonlySet<string> {
  const customers = new Set<string>();
  for (const { at, event } of events) {
    if (at > until) {
      countOne(tally.events.rejected, 'happened after the end of the simulation');
      continue;
    }
    customers.add(event.customerId);
    world.clock.at(at, async () => {
      const { outcome, clamped } = await world.ingest(event);
      if (outcome === 'duplicate') tally.events.duplicates += 1;
      else if (outcome === 'set-aside')
        countOne(tally.events.rejected, 'is not what workflows/events says, and was set aside');
      else tally.events.kept += 1;
      if (outcome === 'kept' && clamped) tally.events.clamped += 1;
    });
  }
  return customers;
}

/** In this many stretches, so that a progress bar can move. */
const STRETCHES = 200;

async function run(simulation: {
  readonly world: World;
  readonly tally: Tally;
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly onProgress: SimulationInput['onProgress'] & {};
}): Promise<void> {
  const { world, tally, from, until } = simulation;
  for (let stretch = 1; stretch <= STRETCHES; stretch += 1) {
    const now = from + Math.floor(((until - from) * stretch) / STRETCHES);
    await world.clock.runUntil(now);
    const { kept, duplicates } = tally.events;
    simulation.onProgress({ now, from, until, events: kept + duplicates, sends: tally.sends });
    // Legs wait for nothing real: without a pause no other timer of this process, nor Ctrl-C, would get its turn.
    await new Promise(setImmediate);
  }
}
