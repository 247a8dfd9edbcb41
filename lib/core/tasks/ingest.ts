import { changedConsents } from '../consent/apply-event.ts';
import { type ChangedScope, changedScopes, scopesSaidBy } from '../consent/changed-scopes.ts';
import { tellOfConsents } from '../consent/tell.ts';
import { type Entered, type EnterPorts, enterJourneys, type NotEntered } from '../enrolment/enter.ts';
import { type ReactPorts, reactToEvent } from '../enrolment/react.ts';
import { StoreBusyError } from '../errors.ts';
import { toCustomerEvent } from '../event/clamp.ts';
import type { CustomerEvent, InboundEvent } from '../event/definition.ts';
import type { CustomerStore, EventPublisher } from '../ports.ts';
import { applyEvent } from '../profile/apply-event.ts';

export type IngestPorts = EnterPorts &
  ReactPorts & {
    readonly customers: Pick<
      CustomerStore,
      'customer' | 'keepEvent' | 'finishEvent' | 'event' | 'eventsNamed'
    >;
    readonly publisher: EventPublisher;
  };

export type IngestResult = {
  readonly outcome: 'kept' | 'duplicate';
  /** Its time had to be clamped. */
  readonly clamped: boolean;
  readonly entered: readonly Entered[];
  readonly notEntered: readonly NotEntered[];
};

/** How often the customer may be written by others between our reading and writing. */
const ATTEMPTS = 5;

/**
 * Takes in one event: keeps it with what it says of the customer, then lets it do what it does: reach goals, end
 * enrolments, end waits, start journeys. What it changes in the consents is told on the bus as `Consent Changed`. All of it
 * is idempotent, so that a repeated event finishes what an earlier try left undone; once it is finished, its repetition does
 * nothing. @throws StoreBusyError
 */
export async function ingest(inbound: InboundEvent, ports: IngestPorts): Promise<IngestResult> {
  const kept = await keep(inbound, ports);
  if (kept === 'finished') return { outcome: 'duplicate', clamped: false, entered: [], notEntered: [] };
  const { outcome, event } = kept;
  // Read after the event was written: whoever parks from now on finds it in the history (see tasks/park).
  const record = await ports.customers.customer(event.customerId);
  const reacted = await reactToEvent(event, record, ports);
  const { entered, notEntered } = await enterJourneys(event, reacted, ports);
  // Of an earlier try's event it is no longer known what it changed, but what stands by it is.
  await tellOfConsents(event, kept.changed ?? scopesSaidBy(event.id, record.consents), ports.publisher);
  await ports.customers.finishEvent(event.id);
  return { outcome, clamped: event.claimedTimestamp !== undefined, entered, notEntered };
}

async function keep(
  inbound: InboundEvent,
  ports: IngestPorts,
): Promise<
  { outcome: 'kept' | 'duplicate'; event: CustomerEvent; changed?: readonly ChangedScope[] } | 'finished'
> {
  const event = toCustomerEvent(inbound, ports.clock.now());
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { profile, consents } = await ports.customers.customer(event.customerId);
    const change = changedConsents(consents, event, inbound.consent);
    const kept = await ports.customers.keepEvent({
      event,
      profile: applyEvent(profile, event, inbound.traits),
      ...change,
    });
    if (kept.outcome === 'kept')
      return { outcome: 'kept', event, changed: changedScopes(consents, change.consents) };
    if (kept.outcome === 'duplicate') return kept;
    if (kept.outcome === 'finished') return 'finished';
  }
  throw new StoreBusyError(`customer ${event.customerId} changed ${ATTEMPTS} times while an event came in`);
}
