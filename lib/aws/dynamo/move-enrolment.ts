import type { Enrolment, EnrolmentRef } from '../../core/enrolment/definition.ts';
import { check, put } from './actions.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { enrolmentItem, readEnrolment } from './enrolment-item.ts';
import { keyOf } from './enrolment-requests.ts';
import { entryItem, entryKeyOf } from './entry-item.ts';
import { readItem } from './read.ts';
import { type Step, transact } from './transact.ts';
import { untilFirst } from './until-first.ts';

type Moved = 'moved' | 'exists' | 'running';

/** Row and guard go over in one transaction, if the row is still as it was read. */
export async function moveEnrolment(
  dynamo: Dynamo,
  ref: EnrolmentRef,
  to: { readonly into: string; readonly behind: string | undefined },
): Promise<Moved> {
  return untilFirst<Moved>(await readItem(dynamo, keyOf(ref)), async (item) => {
    if (item === undefined) return { done: 'moved' };
    const enrolment = readEnrolment(item);
    if (enrolment.status === 'RUNNING') return { done: 'running' };
    const refusal = await transact(dynamo, moveSteps(dynamo.table, item, { enrolment, ...to }));
    if (refusal === undefined) return { done: 'moved' };
    return refusal.answer === 'changed' ? { found: refusal.item } : { done: refusal.answer };
  });
}

function moveSteps(
  table: string,
  read: Item,
  {
    enrolment,
    into,
    behind,
  }: { readonly enrolment: Enrolment; readonly into: string; readonly behind: string | undefined },
): Step<'changed' | 'moved' | 'exists'>[] {
  const { customerId: from, assignedAs = from } = enrolment;
  const moved: Enrolment = { ...enrolment, customerId: into, assignedAs };
  const isNew = 'attribute_not_exists(pk)';
  // Another enrolment that came from the same id before is an earlier one of the same customer, and not in the way.
  const cameFromThere = '#movedFrom = :from';
  const comesAfterIt = behind === undefined ? '' : ' OR #enrolmentId = :behind';
  const guard = put(
    table,
    { ...entryItem(moved), movedFrom: from },
    {
      only: `${isNew} OR ${cameFromThere}${comesAfterIt}`,
      values: { from, ...(behind !== undefined && { behind }) },
    },
  );
  return [
    { action: { Delete: check(table, keyOf(enrolment), isAsRead(read)) }, otherwise: 'changed' },
    { action: { Put: put(table, enrolmentItem(moved), { only: isNew }) }, otherwise: 'moved' },
    { action: { Put: guard }, otherwise: 'exists' },
    { action: { Delete: { TableName: table, Key: entryKeyOf(enrolment) } } },
  ];
}

/** All that may change of an enrolment whose leg does not run. */
const CHANGING = ['status', 'leg', 'dueAt', 'pausedSince', 'sends', 'goal'];

function isAsRead(read: Item): { readonly only: string; readonly values: Item } {
  const there = CHANGING.filter((name) => read[name] !== undefined);
  const clauses = CHANGING.map((name) =>
    there.includes(name) ? `#${name} = :${name}` : `attribute_not_exists(#${name})`,
  );
  return {
    only: clauses.join(' AND '),
    values: Object.fromEntries(there.map((name) => [name, read[name]])),
  };
}
