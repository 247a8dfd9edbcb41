import type { Content, CustomerRecord, CustomerStore } from '../ports.ts';
import type { Enrolment } from './definition.ts';
import { EXIT_CAME_FIRST, exitCameFirst } from './exit-came-first.ts';
import { type ExitConditionPorts, exitCondition } from './exits.ts';
import { endedByLife } from './life.ts';
import { lifeOf } from './life-of.ts';

export type OverSincePorts = ExitConditionPorts & {
  readonly customers: Pick<CustomerStore, 'customer' | 'eventsNamed'>;
  readonly content: Pick<Content, 'registry' | 'triggers'>;
};

const ENTERED_AGAIN = 'entered-again';

/**
 * Why an enrolment that failed is not to go on any more, or undefined: what would have ended it has happened since, for events
 * and wake-ups pass by who has failed; or the customer is in the journey anew.
 */
export async function overSince(failed: Enrolment, ports: OverSincePorts): Promise<string | undefined> {
  const { customerId, journeyId, version, entry, enteredAt: receivedAt } = failed;
  const ended = endedByLife(failed, lifeOf(journeyId, await ports.content.registry()));
  if (ended !== undefined) return ended;
  const record = await ports.customers.customer(customerId);
  if (isInsideAnew(failed, record)) return ENTERED_AGAIN;
  const triggers = await ports.content.triggers(journeyId, version);
  const event = { customerId, occurredAt: entry.occurredAt, receivedAt };
  if (await exitCameFirst({ event, triggers, enrolment: failed }, ports)) return EXIT_CAME_FIRST;
  return exitCondition(failed, ports, record);
}

function isInsideAnew({ journeyId, key, enrolmentId }: Enrolment, { enrolments }: CustomerRecord): boolean {
  return enrolments.some(
    (one) =>
      one.journeyId === journeyId &&
      one.key === key &&
      one.enrolmentId !== enrolmentId &&
      (one.status === 'RUNNING' || one.status === 'PARKED'),
  );
}
