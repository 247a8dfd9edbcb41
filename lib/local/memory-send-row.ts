import type { Send } from '../core/message/send.ts';
import type { DueSend } from '../core/ports.ts';
import { frozenCopy } from './memory-copy.ts';
import type { MemoryTable } from './memory-table.ts';

/** Puts a send in the place of its former self, and moves it in the due index. */
export function putSend(table: MemoryTable, send: Send): Send {
  const next = frozenCopy(send);
  const former = table.sends.get(next.sendId);
  table.sends.set(next.sendId, next);
  const formerDue = dueOf(former);
  const nextDue = dueOf(next);
  if (formerDue !== undefined) table.dueSends.remove(formerDue);
  if (nextDue !== undefined) table.dueSends.put(nextDue);
  return next;
}

export function removeSend(table: MemoryTable, sendId: string): void {
  const due = dueOf(table.sends.get(sendId));
  if (due !== undefined) table.dueSends.remove(due);
  table.sends.delete(sendId);
}

/** A READY send of a leg is woken with its enrolment. */
function dueOf(send: Send | undefined): DueSend | undefined {
  if (send === undefined) return undefined;
  const { sendId, status, detached, dueAt } = send;
  const waits = status === 'SENDING' || (status === 'READY' && detached);
  return waits && dueAt !== undefined ? Object.freeze({ sendId, dueAt }) : undefined;
}
