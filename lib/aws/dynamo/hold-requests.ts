import type { Run } from '../../core/enrolment/definition.ts';
import type { Send } from '../../core/message/send.ts';
import { unclaimed } from '../../core/message/unclaimed.ts';
import type { SendStore } from '../../core/ports.ts';
import { put, update } from './actions.ts';
import { parkUpdate } from './enrolment-requests.ts';
import { sendItem } from './send-item.ts';
import { enrolmentKey } from './table-shape.ts';
import type { Step } from './transact.ts';

/** The requests that let a send wait. */

export function holdSteps(
  table: string,
  send: Send,
  { run, until }: { run: Run; until: Parameters<SendStore['hold']>[2] },
): Step<'leg-over' | 'exists'>[] {
  const { dueAt, held, onDue, owner } = until;
  const waiting = { since: send.createdAt, onDue, held };
  const row: Send = { ...unclaimed(send), status: 'READY', detached: false };
  const neverClaimed = 'attribute_not_exists(pk)';
  const { only, values } = mayWait(owner, '(#status = :ready AND #detached = :false)');
  const putSend = put(table, sendItem(row), {
    only: `${neverClaimed} OR ${only}`,
    values: { ...values, false: false },
  });
  return [
    {
      action: { Update: parkUpdate(table, run, { at: send.stepId, dueAt, waiting }) },
      otherwise: 'leg-over',
    },
    { action: { Put: putSend }, otherwise: 'exists' },
  ];
}

export function holdDetachedPut(
  table: string,
  send: Send,
  { dueAt, owner }: Parameters<SendStore['holdDetached']>[1],
) {
  const row: Send = { ...unclaimed(send), status: 'READY', detached: true, dueAt };
  return put(table, sendItem(row), mayWait(owner, '#status = :ready'));
}

/** Nobody calls the provider for it, or only the one who asks. */
function mayWait(owner: string | undefined, isWaiting: string) {
  const isOurs = '(#status = :sending AND #owner = :owner)';
  return owner === undefined
    ? { only: isWaiting, values: { ready: 'READY' } }
    : { only: `${isWaiting} OR ${isOurs}`, values: { ready: 'READY', sending: 'SENDING', owner } };
}

export function followSteps(table: string, send: Send): Step<'exists'>[] {
  const { customerId, enrolmentId, stepId, sendId } = send;
  const note = update(table, enrolmentKey(customerId, enrolmentId), {
    set: 'SET #sends.#step = list_append(if_not_exists(#sends.#step, :none), :sendIds)',
    only: 'attribute_exists(pk)',
    names: { step: stepId },
    values: { none: [], sendIds: [sendId] },
  });
  const isNew = { only: 'attribute_not_exists(pk)' };
  return [
    { action: { Put: put(table, sendItem(send), isNew) }, otherwise: 'exists' },
    { action: { Update: note }, otherwise: 'exists' },
  ];
}
