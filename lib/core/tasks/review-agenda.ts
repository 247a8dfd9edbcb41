import type { Agenda } from '../agenda/definition.ts';
import { type Cause, type ReviewAgendaPorts, reviewAgenda } from '../agenda/review.ts';
import type { DueAgenda } from '../ports.ts';

/**
 * An agenda is due, or something that is no event of the customer changed what it looks at. What became of it since it was
 * handed over makes this do less, or nothing. @throws StoreBusyError
 */
export async function reviewDue(due: DueAgenda, ports: ReviewAgendaPorts): Promise<'early' | 'reviewed'> {
  const { customerId, dueAt } = due;
  const record = await ports.customers.customer(customerId);
  const now = ports.clock.now();
  // Handed over for another instant than it now has: that one is with the queue or the wheel already.
  if (record.agenda.dueAt === dueAt && dueAt > now) {
    await ports.reviewQueue.reviewAt([due], now);
    return 'early';
  }
  await reviewAgenda({ record, cause: causeOf(due, record.agenda) }, ports);
  return 'reviewed';
}

function causeOf({ dueAt, traits, hop = 0 }: DueAgenda, agenda: Agenda): Cause {
  if (traits !== undefined) return { traits, hop };
  return dueAt === agenda.dueAt ? 'due' : 'messages';
}
