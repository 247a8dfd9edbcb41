import { WITH_VALUE } from '../../core/experiment/customer-outcome.ts';
import { byCohort } from '../../core/experiment/totals.ts';
import type { ExperimentStore } from '../../core/ports.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { experimentDecisions } from './experiment-decisions.ts';
import { readCustomerTotals } from './experiment-item.ts';
import { assignSteps, creditSteps, joinSteps, noteVariant, type Outcome } from './experiment-requests.ts';
import { experimentRows } from './experiment-rows.ts';
import { addToTotals, readTotals } from './experiment-totals.ts';
import { readAll, readItem, rowsOf } from './read.ts';
import { customerTotalsKey, TOTALS_SHARDS, totalsPartition } from './table-shape.ts';
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
      const { variant } = readCustomerTotals(refusal.item ?? {});
      const { written } = await updateIf(dynamo, noteVariant(table, run, { stepId, variant }));
      return written ? { variant } : 'leg-over';
    },

    async join(assignment, by) {
      const refusal = await transact(dynamo, joinSteps(table, assignment, by));
      if (refusal === undefined) return { variant: assignment.variant, by };
      const known = readCustomerTotals(refusal.item ?? {});
      return { variant: known.variant, by: known.by ?? by };
    },

    async credit(outcome) {
      const item = await readItem(dynamo, customerTotalsKey(outcome.experimentId, outcome.customerId));
      return item === undefined ? 'not-assigned' : creditFrom(dynamo, outcome, item);
    },

    async totals(experimentId) {
      const shards = Array.from({ length: TOTALS_SHARDS }, (_, shard) =>
        readAll(dynamo, rowsOf(totalsPartition(experimentId, shard))),
      );
      return byCohort((await Promise.all(shards)).flat().map(readTotals).filter(isCounted).map(withoutMark));
    },

    rows: (experimentId) => experimentRows(dynamo, experimentId),
    ...experimentDecisions(dynamo),

    async amend(experimentId, { variant, day, weights, ...difference }) {
      const whose = { experimentId, customerId: 'recount', cohort: { variant, day, weights } };
      await updateIf(dynamo, addToTotals(table, whose, difference));
    },
  };
}

type Totals = ReturnType<typeof readTotals>;

function isCounted({ erased }: Totals): boolean {
  return !erased;
}

function withoutMark({ erased: _erased, ...cohort }: Totals) {
  return cohort;
}

/** A version is in the way of outcomes of the same customer that come in between. */
function creditFrom(
  dynamo: Dynamo,
  outcome: Outcome,
  read: Item,
): Promise<'credited' | 'duplicate' | 'too-early' | 'not-assigned'> {
  return untilFirst(read, async (item) => {
    if (item === undefined) return { done: 'not-assigned' };
    const before = readCustomerTotals(item);
    if (outcome.at < before.assignedAt) return { done: 'too-early' };
    if (before.did.has(outcome.metric) && !WITH_VALUE.has(outcome.metric)) return { done: 'duplicate' };
    const refusal = await transact(dynamo, creditSteps(dynamo.table, outcome, before));
    if (refusal === undefined) return { done: 'credited' };
    return refusal.answer === 'duplicate' ? { done: 'duplicate' } : { found: refusal.item };
  });
}
