import { compileAudience } from '../lib/core/audience/compile.ts';
import { compileCatalog } from '../lib/core/event/compile-catalog.ts';
import { compileJourney } from '../lib/core/journey/compile.ts';
import { Journey } from '../lib/core/journey/definition.ts';
import { unknownProfile } from '../lib/core/profile/unknown-profile.ts';
import { Settings } from '../lib/core/settings.ts';
import { createMemoryStores } from '../lib/local/memory-stores.ts';
import { LOCAL_RESOURCES } from '../lib/local/resources.ts';
import { createTally } from '../lib/local/tally.ts';
import { createWorld } from '../lib/local/world.ts';

export type ScheduleRun = {
  readonly enrolled: number;
  /** From the schedule's instant to the last enrolment, by the virtual clock. */
  readonly seconds: number;
  /** Enrolments in each second and in each minute that had any, in order of time. */
  readonly inSecond: readonly number[];
  readonly inMinute: readonly number[];
  readonly wallMs: number;
};

const NOON = Date.parse('2026-03-02T12:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** All customers of a company enter a journey at noon, by its schedule: walk, events, enrolments, legs. */
export async function scheduleRun(of: { customers: number; perSecond: number }): Promise<ScheduleRun> {
  const began = performance.now();
  const journey = Journey.parse({
    id: 'letter',
    title: 'Letter',
    stage: 'awareness',
    purpose: 'marketing',
    entry: { schedule: { cron: '0 12 * * *' }, perSecond: of.perSecond },
    steps: [{ id: 'end', exit: 'done' }],
  });
  const { everything, ...stores } = createMemoryStores();
  for (let count = 0; count < of.customers; count += 1) {
    await stores.customers.putProfile({ ...unknownProfile(`customer-${count}`), version: 1 });
  }
  const world = createWorld({
    deployment: {
      settings: Settings.parse({
        country: 'DE',
        brand: { name: 'Shop', address: '1 High Street' },
        email: { from: 'Shop <hello@shop.example>' },
      }),
      journeys: [compileJourney({ journey, segments: {}, messages: {}, resources: LOCAL_RESOURCES })],
      messages: {},
      audience: compileAudience({ segments: {}, journeys: [journey] }),
      catalog: compileCatalog([]),
    },
    stores,
    journeys: ['letter'],
    start: NOON - 5 * MINUTE,
    seed: 1,
    behaviour: { clickRate: 0, openRate: 0 },
    tally: createTally(),
    onMessage: () => {},
  });
  await world.clock.runUntil(NOON + 20 * 60 * MINUTE);
  const times = [...everything.enrolments()].map(({ enteredAt }) => enteredAt);
  return {
    enrolled: times.length,
    seconds: (times.reduce((last, at) => Math.max(last, at), NOON) - NOON) / SECOND,
    inSecond: perStretch(times, SECOND),
    inMinute: perStretch(times, MINUTE),
    wallMs: performance.now() - began,
  };
}

function perStretch(times: readonly number[], ms: number): number[] {
  const stretches = Map.groupBy(times, (at) => Math.floor((at - NOON) / ms));
  return [...stretches].toSorted(([one], [other]) => one - other).map(([, within]) => within.length);
}
