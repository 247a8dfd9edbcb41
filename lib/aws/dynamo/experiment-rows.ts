import * as z from 'zod';
import { countsOf, outcomeOf } from '../../core/experiment/customer-outcome.ts';
import { type Cohort, METRICS } from '../../core/experiment/totals.ts';
import type { Dynamo } from './dynamo.ts';
import { readCustomerTotals } from './experiment-item.ts';
import { readTotals } from './experiment-totals.ts';
import { groupsOf } from './groups-of.ts';
import { readAll, readItems, rowsOf } from './read.ts';
import {
  assignedPartition,
  customerTotalsKey,
  TABLE,
  TOTALS_SHARDS,
  totalsPartition,
} from './table-shape.ts';

/** Customers whose rows are read side by side. */
const TOGETHER = 25;

/** The index knows who is in; each customer's own rows are then read as they are now. */
export async function* experimentRows(dynamo: Dynamo, experimentId: string): AsyncGenerator<Cohort> {
  for (let shard = 0; shard < TOTALS_SHARDS; shard += 1) {
    const listed = readItems(dynamo, {
      IndexName: TABLE.dueIndex.name,
      KeyConditionExpression: 'duePk = :pk',
      ExpressionAttributeValues: { ':pk': assignedPartition(experimentId, shard) },
    });
    for await (const group of groupsOf(listed, TOGETHER)) {
      const found = group.map((item) => customerOf(dynamo, experimentId, Listed.parse(item).customerId));
      for (const cohort of await Promise.all(found)) if (cohort !== undefined) yield cohort;
    }
    const totals = await readAll(dynamo, rowsOf(totalsPartition(experimentId, shard)));
    for (const { erased, ...cohort } of totals.map(readTotals)) if (erased) yield cohort;
  }
}

const Listed = z.object({ customerId: z.string() });
const CreditItem = z.object({ metric: z.enum(METRICS), valueMinor: z.int() });

/** From what the customer did, row by row, and not from the sum that is kept of it. */
async function customerOf(
  dynamo: Dynamo,
  experimentId: string,
  customerId: string,
): Promise<Cohort | undefined> {
  const { pk } = customerTotalsKey(experimentId, customerId);
  const items = await readAll(dynamo, rowsOf(pk));
  const totals = items.find(({ sk }) => sk === 'totals');
  if (totals === undefined) return undefined;
  const { variant, day, weights } = readCustomerTotals(totals);
  const credits = items.filter((item) => item !== totals).map((item) => CreditItem.parse(item));
  return { variant, day, weights, ...countsOf(outcomeOf(credits)) };
}
