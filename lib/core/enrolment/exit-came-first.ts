import type { CustomerEvent } from '../event/definition.ts';
import type { JourneyTriggers } from '../journey/compiled.ts';
import type { CustomerStore } from '../ports.ts';
import type { Enrolment } from './definition.ts';
import { exitEvent } from './exits.ts';

export const EXIT_CAME_FIRST = 'exit-came-first';

type Entry = Pick<CustomerEvent, 'customerId' | 'occurredAt' | 'receivedAt'>;

/** Events come out of order and at once: was an exit event that happened after this entry taken in already? */
export async function exitCameFirst(
  {
    event,
    triggers,
    enrolment,
  }: { readonly event: Entry; readonly triggers: JourneyTriggers; readonly enrolment: Enrolment },
  ports: { readonly customers: Pick<CustomerStore, 'eventsNamed'> },
): Promise<boolean> {
  const names = new Set(triggers.exit.flatMap((exit) => ('event' in exit ? [exit.event] : [])));
  for (const name of names) {
    const { customerId, occurredAt: since } = event;
    const later = await ports.customers.eventsNamed({ customerId, name, since });
    const exits = later.filter((one) => isLater(one, event));
    if (exits.some((one) => exitEvent(enrolment, triggers.exit, one, triggers.entry.key))) return true;
  }
  return false;
}

/** Of two that happened in one instant, the one that was taken in later. */
function isLater(one: CustomerEvent, entry: Entry): boolean {
  return one.occurredAt > entry.occurredAt || one.receivedAt > entry.receivedAt;
}
