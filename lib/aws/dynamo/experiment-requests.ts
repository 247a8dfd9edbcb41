import type { Run } from '../../core/enrolment/definition.ts';
import { increaseBy } from '../../core/experiment/customer-outcome.ts';
import type { Assignment, ExperimentStore } from '../../core/ports.ts';
import { put, update } from './actions.ts';
import { type CustomerTotals, cohortOf, dayOf, newcomerItem } from './experiment-item.ts';
import { addToErased, addToTotals } from './experiment-totals.ts';
import { updateRunningLeg } from './running-leg.ts';
import { creditKey, customerTotalsKey } from './table-shape.ts';
import type { Step } from './transact.ts';

export type Outcome = Parameters<ExperimentStore['credit']>[0];

const isNew = { only: 'attribute_not_exists(pk)' };
const isAsRead = '#version = :version';

/** @param by the enrolment, where it is not a step of it that assigns */
export function joinSteps(
  table: string,
  assignment: Assignment,
  by: string | undefined,
): Step<'assigned-before'>[] {
  const { experimentId, customerId, variant, weights, at } = assignment;
  const cohort = { variant, weights, day: dayOf(at) };
  const counted = addToTotals(table, { experimentId, customerId, cohort }, { assigned: 1 });
  return [
    { action: { Put: put(table, newcomerItem(assignment, by), isNew) }, otherwise: 'assigned-before' },
    { action: { Update: counted } },
  ];
}

export function assignSteps(
  table: string,
  { assignment, run, stepId }: { assignment: Assignment; run: Run; stepId: string },
): Step<'leg-over' | 'assigned-before'>[] {
  const { variant } = assignment;
  return [
    { action: { Update: noteVariant(table, run, { stepId, variant }) }, otherwise: 'leg-over' },
    ...joinSteps(table, assignment, undefined),
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
  const { variant, day, weights } = before;
  const credit = {
    ...creditKey({ experimentId, customerId, metric, eventId }),
    metric,
    valueMinor,
    at,
  };
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
  const whose = { experimentId, customerId, cohort: { variant, day, weights } };
  return [
    { action: { Put: put(table, credit, isNew) }, otherwise: 'duplicate' },
    { action: { Update: total }, otherwise: 'moved-on' },
    { action: { Update: addToTotals(table, whose, increaseBy(outcome, before)) } },
  ];
}

/** Moves what an erased customer had counted to the row of those who are gone, so that a recount still agrees. */
export function forgetSteps(table: string, experimentId: string, totals: CustomerTotals): Step<'moved-on'>[] {
  const { customerId, version } = totals;
  const gone = {
    TableName: table,
    Key: customerTotalsKey(experimentId, customerId),
    ConditionExpression: isAsRead,
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  return [
    { action: { Delete: gone }, otherwise: 'moved-on' },
    { action: { Update: addToErased(table, { experimentId, customerId }, cohortOf(totals)) } },
  ];
}
