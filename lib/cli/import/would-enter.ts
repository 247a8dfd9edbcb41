import { CONSENT_CHANGED } from '../../core/consent/tell.ts';
import type { InboundEvent } from '../../core/event/definition.ts';
import { SEGMENT_ENTERED, STAGE_CHANGED } from '../../core/event/own-events.ts';
import { deployedContent } from '../../local/deployed-content.ts';
import type { Deployment } from '../../local/deployment.ts';
import { createMemoryStores } from '../../local/memory-stores.ts';
import { startEntering } from './entering.ts';
import { CUSTOMER_IMPORTED } from './import-event.ts';
import { tryIngest } from './try-ingest.ts';

/**
 * Counts which journeys events would lead into, with what they set off, for customers never heard of before: each event is
 * taken in as a deployment would, on stores of its own in memory.
 */
export function startWouldEnter(deployment: Deployment, now: number) {
  const content = deployedContent(
    deployment,
    deployment.journeys.map(({ triggers }) => triggers.id),
  );
  const hasEntry = deployment.journeys.some(({ triggers }) => SET_OFF.has(triggers.entry.event));
  const entering = startEntering();
  return {
    async add(event: InboundEvent): Promise<void> {
      if (!hasEntry) return;
      const journeys = await tryIngest(event, { stores: createMemoryStores(), content, now });
      entering.add(event.customerId, journeys);
    },
    result: entering.result,
  };
}

/** What an import puts on the bus, and what comes of that. Where no journey begins so, there is nothing to try. */
const SET_OFF = new Set<string>([CUSTOMER_IMPORTED, CONSENT_CHANGED, SEGMENT_ENTERED, STAGE_CHANGED]);
