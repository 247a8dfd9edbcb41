import type { Content, CustomerStore, EnrolmentStore, SendStore } from '../ports.ts';
import type { Enrolment } from './definition.ts';
import { EXIT_CAME_FIRST, exitCameFirst } from './exit-came-first.ts';
import { type ResumePorts, resume } from './resume.ts';
import { endedWait } from './waiting.ts';

export type LookAgainPorts = ResumePorts & {
  readonly customers: Pick<CustomerStore, 'customer' | 'eventsNamed'>;
  readonly enrolments: Pick<EnrolmentStore, 'wake' | 'exit'>;
  readonly sends: Pick<SendStore, 'send'>;
  readonly content: Pick<Content, 'triggers'>;
};

/**
 * Lets events that are in a customer's history, but came in under another id, do to her enrolments what they would have done
 * under her own: end them, or end their waits. May be repeated.
 */
export async function lookAgain(customerId: string, ports: LookAgainPorts): Promise<void> {
  const { enrolments } = await ports.customers.customer(customerId);
  for (const enrolment of enrolments) await lookAgainAt(enrolment, ports);
}

async function lookAgainAt(enrolment: Enrolment, ports: LookAgainPorts): Promise<void> {
  const { customerId, status, entry, enteredAt: receivedAt } = enrolment;
  if (status !== 'RUNNING' && status !== 'PARKED') return;
  const triggers = await ports.content.triggers(enrolment.journeyId, enrolment.version);
  const event = { customerId, occurredAt: entry.occurredAt, receivedAt };
  if (await exitCameFirst({ event, triggers, enrolment }, ports)) {
    await ports.enrolments.exit(enrolment, { reason: EXIT_CAME_FIRST, endedAt: ports.clock.now() });
    return;
  }
  if (status !== 'PARKED') return;
  const eventId = await endedWait(enrolment, ports);
  if (eventId !== undefined) await resume(enrolment, { eventId }, ports);
}
