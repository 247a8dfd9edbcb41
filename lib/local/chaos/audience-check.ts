import { DIRECTORY_SHARDS } from '../../core/profile/directory.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Violation } from './oracle/definition.ts';
import { COOLED_HOURS, HOT_HOURS, LETTERS, REGULAR } from './scenario-audience.ts';
import type { ChaosWorld } from './world.ts';

const HOUR = 3_600_000;
/** A lost hand-over is made up for within the hour; and a message may come out of the dead letters. */
const PATIENCE_MS = 6 * HOUR;

type Known = Pick<ChaosWorld, 'people' | 'stores' | 'deeds' | 'everything'>;
type Findings = readonly { readonly rule: string; readonly what: string; readonly step: string }[];

/**
 * What became of the audience: each customer is in the segments that a recount of what he or she did finds, and nobody else is
 * listed; each time somebody cooled down was told once, with its instant, and let in; whom time takes out of a segment
 * is out soon; each letter came once, and each newcomer entered once.
 */
export async function checkAudience(world: Known, now: EpochMs): Promise<Violation[]> {
  const carts = Map.groupBy(world.deeds, ({ customerId }) => customerId);
  const listed = await everyMember(world);
  const entries = Map.groupBy(world.everything.enrolments(), ({ customerId }) => customerId);
  const violations: Violation[] = [];
  for (const { id, country } of world.people) {
    const times = (carts.get(id) ?? []).map(({ at }) => at).toSorted((one, other) => one - other);
    const own = entries.get(id) ?? [];
    const into = (journey: string) => own.filter(({ journeyId }) => journeyId === journey);
    const found: Findings = [
      ...(await memberships(world, { id, country, times, listed }, now)),
      ...(await cooling(world, { id, times, entered: into('cooled-down').length }, now)),
      ...(await lateness(world, id)),
      ...(await letters(world, { id, entries: into('letter').map(({ entry }) => entry) })),
      ...once('newcomers', into('newcomers').length, country === 'KR' ? 1 : 0),
    ];
    for (const { rule, what, step } of found) violations.push({ rule, at: now, customer: id, step, what });
  }
  return violations;
}

async function everyMember({ stores }: Known): Promise<ReadonlySet<string>> {
  const listed = new Set<string>();
  for (const segment of ['cooled', 'hot', 'korean', 'regular']) {
    for (let shard = 0; shard < DIRECTORY_SHARDS; shard += 1) {
      const members = await stores.agendas.members({ segment, shard, limit: 100_000 });
      for (const id of members) listed.add(`${segment} ${id}`);
    }
  }
  return listed;
}

async function memberships(
  { stores }: Known,
  of: { id: string; country: string; times: readonly EpochMs[]; listed: ReadonlySet<string> },
  now: EpochMs,
): Promise<Findings> {
  const { agenda } = await stores.customers.customer(of.id);
  const since = (hours: number) => of.times.filter((at) => at >= now - hours * HOUR).length;
  const should = {
    cooled: of.times.length > 0 && since(COOLED_HOURS) === 0,
    hot: since(HOT_HOURS) > 0,
    korean: of.country === 'KR',
    regular: since(REGULAR.hours) >= REGULAR.atLeast,
  };
  const wrong = Object.entries(should).flatMap(([segment, isIn]) => {
    const says = Object.hasOwn(agenda.segments, segment);
    const lists = of.listed.has(`${segment} ${of.id}`);
    if (says === isIn && lists === isIn) return [];
    return [{ rule: 'membership', step: segment, what: `in: ${isIn}; agenda: ${says}, list: ${lists}` }];
  });
  const isLeft = agenda.untold.length > 0;
  return [...wrong, ...(isLeft ? [{ rule: 'untold', step: 'agenda', what: 'has news yet to be told' }] : [])];
}

/** Somebody may also be told of who only seemed to cool down, because a cart came in late; but nothing twice. */
async function cooling(
  { stores }: Known,
  of: { id: string; times: readonly EpochMs[]; entered: number },
  now: EpochMs,
): Promise<Findings> {
  const events = await stores.customers.eventsNamed({ customerId: of.id, name: 'Segment Entered', since: 0 });
  const told = events
    .filter(({ properties }) => properties.segment === 'cooled')
    .map(({ occurredAt }) => occurredAt);
  const truly = of.times
    .map((at, index) => ({ cools: at + COOLED_HOURS * HOUR + 1, next: of.times[index + 1] ?? now }))
    .filter(({ cools, next }) => cools <= next)
    .map(({ cools }) => cools);
  const missing = truly.filter((at) => !told.includes(at));
  return [
    ...missing.map((at) => ({ rule: 'told', step: 'cooled', what: `nobody heard of ${at}` })),
    ...once('cooled', told.length, new Set(told).size),
    ...(of.entered < truly.length || of.entered > new Set(told).size
      ? [{ rule: 'entered', step: 'cooled-down', what: `${of.entered} times, cooled ${truly.length}` }]
      : []),
  ];
}

/** Time takes everybody out of `hot` again, also where whoever should have handed that over has died. */
async function lateness({ stores }: Known, customerId: string): Promise<Findings> {
  const left = await stores.customers.eventsNamed({ customerId, name: 'Segment Left', since: 0 });
  return left.flatMap(({ occurredAt, receivedAt, properties }) => {
    if (properties.segment !== 'hot' || receivedAt - occurredAt < PATIENCE_MS) return [];
    const hours = Math.round((receivedAt - occurredAt) / HOUR);
    return [{ rule: 'late', step: 'hot', what: `left, and was told ${hours} hours later` }];
  });
}

async function letters(
  { stores }: Known,
  of: { id: string; entries: readonly { id: string; name: string; occurredAt: EpochMs }[] },
): Promise<Findings> {
  const events = await Promise.all(of.entries.map((entry) => stores.customers.event(of.id, entry)));
  const occasions = events.map((event) => event?.properties.occasion);
  return LETTERS.flatMap((letter) =>
    once(`letter ${letter}`, occasions.filter((occasion) => occasion === letter).length, 1),
  );
}

function once(step: string, times: number, expected: number): Findings {
  return times === expected ? [] : [{ rule: 'once', step, what: `${times} times, should be ${expected}` }];
}
