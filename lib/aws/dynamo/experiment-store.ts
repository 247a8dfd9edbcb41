import type { ExperimentStore } from '../../core/ports.ts';
import type { Dynamo, Item } from './dynamo.ts';
import {
  assignSteps,
  CustomerTotalsItem,
  creditSteps,
  noteVariant,
  type Outcome,
} from './experiment-requests.ts';
import { sumTotals } from './experiment-totals.ts';
import { readAll, readItem } from './read.ts';
import { customerTotalsKey, TOTALS_SHARDS, variantTotalsPartition } from './table-shape.ts';
import { transact } from './transact.ts';
import { untilFirst } from './until-first.ts';
import { updateIf } from './update-if.ts';

export function experimentStore(dynamo: Dynamo): ExperimentStore {
  const { table } = dynamo;

  return {
    async assign(assignment, run, stepId) {
      const refusal = await transact(dynamo, assignSteps(table, { assignment, run, stepId }));
      if (refusal === undefined) return { variant: assignment.variant };
      if (refusal.answer === 'leg-over') return 'leg-over';
      const { variant } = CustomerTotalsItem.parse(refusal.item);
      const { written } = await updateIf(dynamo, noteVariant(table, run, { stepId, variant }));
      return written ? { variant } : 'leg-over';
    },

    async credit(outcome) {
      const item = await readItem(dynamo, customerTotalsKey(outcome.experimentId, outcome.customerId));
      return item === undefined ? 'not-assigned' : creditFrom(dynamo, outcome, item);
    },

    async totals(experimentId) {
      const shards = Array.from({ length: TOTALS_SHARDS }, (_, shard) =>
        readAll(dynamo, shardQuestion(experimentId, shard)),
      );
      return sumTotals((await Promise.all(shards)).flat());
    },
  };
}

/** A version is in the way of outcomes of the same customer that come in between. */
function creditFrom(
  dynamo: Dynamo,
  outcome: Outcome,
  read: Item | undefined,
): Promise<'credited' | 'duplicate'> {
  return untilFirst(read, async (item) => {
    const before = CustomerTotalsItem.parse(item);
    const refusal = await transact(dynamo, creditSteps(dynamo.table, outcome, before));
    if (refusal === undefined) return { done: 'credited' };
    return refusal.answer === 'duplicate' ? { done: 'duplicate' } : { found: refusal.item };
  });
}

function shardQuestion(experimentId: string, shard: number) {
  return {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': variantTotalsPartition(experimentId, shard) },
    ConsistentRead: true,
  };
}
