import * as z from 'zod';
import { deleteAll } from './batch-write.ts';
import type { Dynamo } from './dynamo.ts';
import { readCustomerTotals } from './experiment-item.ts';
import { forgetSteps } from './experiment-requests.ts';
import { readItem, readItems, rowsOf } from './read.ts';
import { customerTotalsKey, type Key } from './table-shape.ts';
import { transact } from './transact.ts';
import { untilFirst } from './until-first.ts';

/**
 * Deletes what a customer did in an experiment. What was counted stays counted, among those who are gone: figures of a test
 * name nobody, and would be wrong without them.
 */
export async function forgetInExperiment(
  dynamo: Dynamo,
  experimentId: string,
  customerId: string,
): Promise<void> {
  const key = customerTotalsKey(experimentId, customerId);
  await untilFirst(await readItem(dynamo, key), async (item) => {
    if (item === undefined) return { done: undefined };
    const steps = forgetSteps(dynamo.table, experimentId, readCustomerTotals(item));
    const refusal = await transact(dynamo, steps);
    return refusal === undefined ? { done: undefined } : { found: refusal.item };
  });
  await deleteAll(dynamo, keysIn(dynamo, key.pk));
}

const Keyed = z.object({ pk: z.string(), sk: z.string() });

async function* keysIn(dynamo: Dynamo, partition: string): AsyncGenerator<Key> {
  const question = { ...rowsOf(partition), ProjectionExpression: 'pk, sk' };
  for await (const item of readItems(dynamo, question)) yield Keyed.parse(item);
}
