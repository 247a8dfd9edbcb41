import * as z from 'zod';
import {
  type Cohort,
  type CohortName,
  type Counts,
  cohortId,
  METRICS,
} from '../../core/experiment/totals.ts';
import { shortId } from '../../core/hash.ts';
import { shardOf } from '../../core/shard-of.ts';
import { update } from './actions.ts';
import type { Item } from './dynamo.ts';
import { jsonText } from './json-text.ts';
import { type Key, TOTALS_PARTS, TOTALS_SHARDS, totalsKey } from './table-shape.ts';

/** What one step adds to the totals of a cohort: to the part that the customer belongs to. */
export function addToTotals(
  table: string,
  whose: { readonly experimentId: string; readonly customerId: string; readonly cohort: CohortName },
  increase: Partial<Counts>,
) {
  const { experimentId, customerId, cohort } = whose;
  return addTo(table, totalsKey({ experimentId, ...partOf(customerId), cohort: nameOf(cohort) }), {
    cohort,
    increase,
  });
}

/** What erased customers had counted: it stays in the totals, and their rows are gone. */
export function addToErased(
  table: string,
  whose: { readonly experimentId: string; readonly customerId: string },
  { variant, day, weights, ...counts }: Cohort,
) {
  const cohort = { variant, day, weights };
  const { shard } = partOf(whose.customerId);
  const { experimentId } = whose;
  const key = totalsKey({ experimentId, shard, part: 'erased', cohort: nameOf(cohort) });
  return addTo(table, key, { cohort, increase: counts });
}

function addTo(
  table: string,
  key: Key,
  { cohort, increase }: { cohort: CohortName; increase: Partial<Counts> },
) {
  const added = Object.entries(increase).filter(([, amount]) => BigInt(amount) !== 0n);
  const adds = added.map(([name]) => `#${name} :${name}`);
  const { variant, day, weights } = cohort;
  return update(table, key, {
    set: `SET #variant = :variant, #day = :day, #weights = :weights ${adds.length > 0 ? `ADD ${adds.join(', ')}` : ''}`,
    values: { variant, day, weights: JSON.stringify(weights), ...Object.fromEntries(added) },
  });
}

/** The shard, and within it the item. */
function partOf(customerId: string): { shard: number; part: number } {
  const place = shardOf(customerId, TOTALS_SHARDS * TOTALS_PARTS);
  return { shard: Math.floor(place / TOTALS_PARTS), part: place % TOTALS_PARTS };
}

/** Weights of many variants would not fit into a sort key. */
function nameOf(cohort: CohortName): string {
  return shortId(cohortId(cohort));
}

/** Numbers past 2^53 come back as big integers. */
const Amount = z.union([z.number().transform(BigInt), z.bigint()]);
const TotalsItem = z.object({
  sk: z.string(),
  variant: z.string(),
  day: z.string(),
  weights: jsonText(z.record(z.string(), z.number())),
  assigned: z.number().default(0),
  valueMinor: z.number().default(0),
  valueSquares: Amount.default(0n),
  ...metricCounts(),
});

function metricCounts() {
  const count = z.number().default(0);
  return {
    exposed: count,
    clicked: count,
    converted: count,
    refunded: count,
    unsubscribed: count,
    complained: count,
    bounced: count,
  } satisfies Record<(typeof METRICS)[number], typeof count>;
}

export function readTotals(item: Item): Cohort & { readonly erased: boolean } {
  const { sk, ...cohort } = TotalsItem.parse(item);
  return { ...cohort, erased: sk.startsWith('erased#') };
}
