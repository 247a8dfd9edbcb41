import { randomStream } from '../../lib/local/random.ts';
import type { Stores } from '../contract/stores.ts';
import { aReplay } from './a-replay.ts';
import { eventOf, FUNNEL, type Row } from './funnel.ts';

const MINUTE = 60_000;

/**
 * Takes in a stream: each event when it happened, or all of them in any order in the twenty minutes after the last.
 * @returns `now`, half an hour after the last event, and what was known then; then, three hours later, who entered what
 */
export async function playFunnel(rows: readonly Row[], stores: Stores, order: 'as it happened' | 'shuffled') {
  const times = rows.map(({ at }) => at);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const now = last + 30 * MINUTE;
  const replay = aReplay({ files: FUNNEL, stores, start: first });
  const places = shuffled(rows.length);
  for (const [index, row] of rows.entries()) {
    const place = places[index] ?? 0;
    const late = last + MINUTE + Math.floor((place * 20 * MINUTE) / rows.length);
    replay.arrive(eventOf(row, index), order === 'shuffled' ? late : row.at);
  }
  await replay.runUntil(now);
  const known = new Map<string, object>();
  for (const customer of new Set(rows.map((row) => row.customer))) {
    const { profile, agenda } = await stores.customers.customer(customer);
    const { traits, traitTimes } = profile;
    known.set(customer, { traits, traitTimes, segments: Object.keys(agenda.segments).toSorted() });
  }
  await replay.runUntil(now + 180 * MINUTE);
  const entered = replay.entries
    .filter(({ journeyId }) => journeyId === 'abandoned-cart')
    .map(({ customerId, key }) => `${customerId} ${key}`)
    .toSorted();
  return { now, known, entered };
}

function shuffled(count: number): number[] {
  const random = randomStream(46, 'order of arrival');
  const places = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0];
  }
  return places;
}
