import { CONSENT_CHANGED } from '../../core/consent/tell.ts';
import type { InboundEvent } from '../../core/event/definition.ts';
import { SEGMENT_ENTERED, STAGE_CHANGED } from '../../core/event/own-events.ts';
import { ingest } from '../../core/tasks/ingest.ts';
import { deployedContent } from '../../local/deployed-content.ts';
import type { Deployment } from '../../local/deployment.ts';
import { createMemoryStores } from '../../local/memory-stores.ts';
import { CUSTOMER_IMPORTED } from './import-event.ts';
import { textNumber } from './text-number.ts';

/**
 * Counts which journeys events would lead into, with what they set off (`Consent Changed`, `Segment Entered` …), for customers never heard of
 * before: each event is taken in as a deployment would, on stores of its own in memory.
 */
export function startWouldEnter(deployment: Deployment, now: number) {
  const content = deployedContent(
    deployment,
    deployment.journeys.map(({ triggers }) => triggers.id),
  );
  const hasEntry = deployment.journeys.some(({ triggers }) => SET_OFF.has(triggers.entry.event));
  const seen = new Map<string, Set<number>>();
  return {
    async add(event: InboundEvent): Promise<void> {
      if (!hasEntry) return;
      const waiting = [event];
      const ports = {
        ...createMemoryStores(),
        clock: { now: () => now },
        content,
        runner: { start: async () => undefined },
        publisher: {
          publish: async (one: InboundEvent) => void waiting.push(one),
          publishAll: async (some: readonly InboundEvent[]) => void waiting.push(...some),
        },
        reviewQueue: { reviewAt: async () => undefined },
      };
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { entered } = await ingest(next, ports);
        for (const { journeyId } of entered) {
          const customers = seen.get(journeyId) ?? new Set();
          seen.set(journeyId, customers.add(textNumber(event.customerId)));
        }
      }
    },
    /** Customers by journey, the most first. */
    result: (): readonly { readonly journey: string; readonly customers: number }[] =>
      [...seen]
        .map(([journey, customers]) => ({ journey, customers: customers.size }))
        .toSorted((one, other) => other.customers - one.customers),
  };
}

/** What an import puts on the bus, and what comes of that. Where no journey begins so, there is nothing to try. */
const SET_OFF = new Set<string>([CUSTOMER_IMPORTED, CONSENT_CHANGED, SEGMENT_ENTERED, STAGE_CHANGED]);
