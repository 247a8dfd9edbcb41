import { currentLeg } from '../enrolment/current-leg.ts';
import { TooManyHopsError } from '../errors.ts';
import { ownEventId } from '../event/own-event-id.ts';
import type { Clock, CustomerStore, EventPublisher } from '../ports.ts';
import { toIso } from '../time/instant.ts';
import type { EmitEventInput } from './input.ts';
import { loadValues } from './values.ts';

export type EmitEventPorts = {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'event'>;
  readonly publisher: Pick<EventPublisher, 'publish'>;
};

/** Journeys that start each other for ever are stopped here; Lambda's own guard does not see through EventBridge. */
const MAX_HOPS = 10;

/**
 * Puts an event on the bus. A second try publishes the same id, which ingest knows.
 * @throws LegOverError · TooManyHopsError
 */
export async function emitEvent(input: EmitEventInput, ports: EmitEventPorts): Promise<void> {
  const { run, step } = input;
  const record = await ports.customers.customer(run.customerId);
  const enrolment = currentLeg(record, run);
  const entry = await ports.customers.event(run.customerId, enrolment.entry);
  const hop = (entry?.hop ?? 0) + 1;
  if (hop > MAX_HOPS) throw new TooManyHopsError(`${step.id} of ${run.enrolmentId} would be hop ${hop}`);
  await ports.publisher.publish({
    messageId: ownEventId('emit', run.enrolmentId, step.id, run.visit),
    event: step.emit.event,
    customerId: run.customerId,
    timestamp: toIso(ports.clock.now()),
    properties: await loadValues(step.emit.properties, enrolment, ports),
    traits: {},
    consent: {},
    hop,
  });
}
