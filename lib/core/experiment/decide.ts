import { ownEventId } from '../event/own-event-id.ts';
import { EXPERIMENT_DECIDED } from '../event/own-events.ts';
import type { Clock, EventPublisher, ExperimentStore } from '../ports.ts';
import type { Decision } from './decision.ts';

export type DecidePorts = {
  readonly clock: Clock;
  readonly experiments: Pick<ExperimentStore, 'decide'>;
  readonly publisher: Pick<EventPublisher, 'publish'>;
};

/**
 * Writes a decision down and tells it on the bus; of several at once one counts. The event has the decision's name, so that
 * telling it again is no news. @param wish.after the version that it follows, 0 for the first
 * @returns the decision that holds now
 */
export async function decide(
  wish: Omit<Decision, 'version' | 'at'> & { readonly experimentId: string; readonly after: number },
  ports: DecidePorts,
): Promise<Decision> {
  const { experimentId, after, ...said } = wish;
  const decision: Decision = { version: after + 1, at: ports.clock.now(), ...said };
  const held = await ports.experiments.decide(experimentId, decision);
  const { version, kind, by, why, weights } = held;
  await ports.publisher.publish({
    messageId: ownEventId('decided', experimentId, version),
    event: EXPERIMENT_DECIDED,
    // The event is of no customer, and ingest does not get it (infra/event-intake).
    customerId: experimentId,
    timestamp: new Date(held.at).toISOString(),
    properties: { experiment: experimentId, version, kind, by, why, ...(weights && { weights }) },
    traits: {},
    consent: {},
    hop: 0,
  });
  return held;
}
