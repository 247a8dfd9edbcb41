import type { Enrolment } from '../../core/enrolment/definition.ts';
import { check, put } from './actions.ts';
import { roomFor } from './capacity.ts';
import type { Dynamo } from './dynamo.ts';
import { enrolmentItem } from './enrolment-item.ts';
import { keyOf } from './enrolment-requests.ts';
import { entryItem } from './entry-item.ts';
import { readItem } from './read.ts';
import { profileKey } from './table-shape.ts';
import { type Step, transact } from './transact.ts';
import { untilFirst } from './until-first.ts';

type Answer = 'enrolled' | 'exists' | 'stale' | 'full';

/** One transaction; where the journey takes only so many, a look before it at which part of the room is left. */
export async function enrol(
  dynamo: Dynamo,
  enrolment: Enrolment,
  limits: { readonly previous: string | undefined; readonly capacity: number | undefined },
): Promise<Answer> {
  const { previous, capacity } = limits;
  const [first, ...guards] = enrolSteps(dynamo.table, enrolment, previous);
  if (capacity === undefined) return (await transact(dynamo, [first, ...guards]))?.answer ?? 'enrolled';
  return untilFirst<Answer>(undefined, async () => {
    const room = await roomFor(dynamo, enrolment, capacity);
    if (room === 'none') return { done: (await isThere(dynamo, enrolment)) ? 'exists' : 'full' };
    const refusal = await transact<'exists' | 'stale' | 'full'>(dynamo, [first, room, ...guards]);
    if (refusal === undefined) return { done: 'enrolled' };
    // This part of the room has just been filled; another one may have some left.
    return refusal.answer === 'full' ? { found: undefined } : { done: refusal.answer };
  });
}

function enrolSteps(
  table: string,
  enrolment: Enrolment,
  previous: string | undefined,
): readonly [Step<'exists'>, Step<'stale'>, Step<'stale'>] {
  const isNew = { only: 'attribute_not_exists(pk)' };
  const isStillThePrevious = { only: '#enrolmentId = :previous', values: { previous } };
  const unchanged = previous === undefined ? isNew : isStillThePrevious;
  const isStillSomebody = { only: 'attribute_not_exists(#mergedInto) AND attribute_not_exists(#erasedAt)' };
  const profile = check(table, profileKey(enrolment.customerId), isStillSomebody);
  return [
    { action: { Put: put(table, enrolmentItem(enrolment), isNew) }, otherwise: 'exists' },
    { action: { Put: put(table, entryItem(enrolment), unchanged) }, otherwise: 'stale' },
    { action: { ConditionCheck: profile }, otherwise: 'stale' },
  ];
}

async function isThere(dynamo: Dynamo, enrolment: Enrolment): Promise<boolean> {
  return (await readItem(dynamo, keyOf(enrolment))) !== undefined;
}
