import { compileWhere } from '../condition/compile.ts';
import { CLAMP_OLDEST_MS } from '../event/clamp.ts';
import type { CustomerEvent } from '../event/definition.ts';
import type { CustomerStore, SendStore } from '../ports.ts';
import { keyText, propertyAt } from '../property.ts';
import type { Enrolment } from './definition.ts';

/**
 * Does this event end the wait? It must have arrived since the leg that parked began, not be out of an older history, and be
 * neither the event that the customer entered by nor the one that ended the wait before.
 */
export function endsWait(parked: Enrolment, event: CustomerEvent): boolean {
  const { waiting } = parked;
  const waitingFor = waiting?.for;
  if (waiting === undefined || waitingFor === undefined || !('event' in waitingFor)) return false;
  if (event.name !== waitingFor.event || event.receivedAt < waiting.since) return false;
  if (event.imported === true) return false;
  if (event.id === parked.entry.id || event.id === parked.wokenBy) return false;
  const { where, key } = waitingFor;
  if (key !== undefined && keyText(propertyAt(event.properties, key.property)) !== key.value) return false;
  return where === undefined || compileWhere(where)(event.properties);
}

/** What already happened that ends the wait of an enrolment just parked: the id of the event, or undefined. */
export async function endedWait(
  parked: Enrolment,
  ports: {
    readonly customers: Pick<CustomerStore, 'eventsNamed'>;
    readonly sends: Pick<SendStore, 'send'>;
  },
): Promise<string | undefined> {
  const waitingFor = parked.waiting?.for;
  if (parked.waiting === undefined || waitingFor === undefined) return undefined;
  if ('sendIds' in waitingFor) {
    const { sendIds, was } = waitingFor;
    const sends = await Promise.all(sendIds.map((sendId) => ports.sends.send(sendId)));
    const happened = sends.find((send) => send?.evidence[was] !== undefined);
    return happened && messageEventId({ sendId: happened.sendId, was });
  }
  const events = await ports.customers.eventsNamed({
    customerId: parked.customerId,
    name: waitingFor.event,
    since: parked.waiting.since - CLAMP_OLDEST_MS,
  });
  return events.find((event) => endsWait(parked, event))?.id;
}

/** The name of what happened to a message, as events have one. */
export function messageEventId(happened: { readonly sendId: string; readonly was: string }): string {
  return `${happened.sendId}:${happened.was}`;
}
