import * as z from 'zod';
import type { Run } from '../../core/enrolment/definition.ts';
import type { ExperimentStore } from '../../core/ports.ts';
import { put, update } from './actions.ts';
import { addToTotals } from './experiment-totals.ts';
import { updateRunningLeg } from './running-leg.ts';
import { creditKey, customerTotalsKey } from './table-shape.ts';
import type { Step } from './transact.ts';

type Assignment = Parameters<ExperimentStore['assign']>[0];
export type Outcome = Parameters<ExperimentStore['credit']>[0];

/** What one customer earned for the variant they were given. One higher `version` with every write. */
export const CustomerTotalsItem = z.object({
  variant: z.string(),
  clicked: z.boolean(),
  converted: z.boolean(),
  valueMinor: z.int(),
  version: z.int(),
});
export type CustomerTotals = z.infer<typeof CustomerTotalsItem>;

const isNew = { only: 'attribute_not_exists(pk)' };

export function assignSteps(
  table: string,
  { assignment, run, stepId }: { assignment: Assignment; run: Run; stepId: string },
): Step<'leg-over' | 'assigned-before'>[] {
  const { experimentId, customerId, variant, at } = assignment;
  const nothing: CustomerTotals = { variant, clicked: false, converted: false, valueMinor: 0, version: 1 };
  const item = { ...customerTotalsKey(experimentId, customerId), ...nothing, assignedAt: at };
  const counted = { assigned: 1, clicked: 0, converted: 0, valueMinor: 0, valueSquares: 0n } as const;
  return [
    { action: { Update: noteVariant(table, run, { stepId, variant }) }, otherwise: 'leg-over' },
    { action: { Put: put(table, item, isNew) }, otherwise: 'assigned-before' },
    { action: { Update: addToTotals(table, assignment, counted) } },
  ];
}

export function noteVariant(
  table: string,
  run: Run,
  { stepId, variant }: { stepId: string; variant: string },
) {
  return updateRunningLeg(table, run, {
    set: 'SET #variants.#step = :variant',
    names: { step: stepId },
    values: { variant },
  });
}

/** @param before the customer's totals as read, which the new ones follow */
export function creditSteps(
  table: string,
  outcome: Outcome,
  before: CustomerTotals,
): Step<'duplicate' | 'moved-on'>[] {
  const { experimentId, customerId, metric, eventId, valueMinor, at } = outcome;
  const { variant } = before;
  const credit = { ...creditKey({ experimentId, customerId, metric, eventId }), valueMinor, at };
  const isAsRead = '#version = :version';
  const total = update(table, customerTotalsKey(experimentId, customerId), {
    set: 'SET #metric = :true, #valueMinor = :total, #version = :next',
    only: isAsRead,
    names: { metric },
    values: {
      true: true,
      total: before.valueMinor + valueMinor,
      version: before.version,
      next: before.version + 1,
    },
  });
  const increase = addToTotals(table, { experimentId, customerId, variant }, increaseBy(outcome, before));
  return [
    { action: { Put: put(table, credit, isNew) }, otherwise: 'duplicate' },
    { action: { Update: total }, otherwise: 'moved-on' },
    { action: { Update: increase } },
  ];
}

/** A customer counts once, and their value as one number: its square changes with every part of it. */
function increaseBy({ metric, valueMinor }: Outcome, before: CustomerTotals) {
  const first = before[metric] ? 0 : 1;
  const was = BigInt(before.valueMinor);
  const is = was + BigInt(valueMinor);
  return {
    assigned: 0,
    clicked: metric === 'clicked' ? first : 0,
    converted: metric === 'converted' ? first : 0,
    valueMinor,
    valueSquares: is * is - was * was,
  } as const;
}
