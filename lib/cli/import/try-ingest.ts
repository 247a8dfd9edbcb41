import type { InboundEvent } from '../../core/event/definition.ts';
import { type IngestPorts, ingest } from '../../core/tasks/ingest.ts';
import type { MemoryStores } from '../../local/memory-stores.ts';

/** Takes an event in as a deployment would, with all that it sets off (`Consent Changed`, `Segment Entered` …), and starts no journey. @returns the journeys entered */
export async function tryIngest(
  event: InboundEvent,
  at: { readonly stores: MemoryStores; readonly content: IngestPorts['content']; readonly now: number },
): Promise<readonly string[]> {
  const waiting = [event];
  const ports = {
    ...at.stores,
    clock: { now: () => at.now },
    content: at.content,
    runner: { start: async () => undefined },
    publisher: {
      publish: async (one: InboundEvent) => void waiting.push(one),
      publishAll: async (some: readonly InboundEvent[]) => void waiting.push(...some),
    },
    reviewQueue: { reviewAt: async () => undefined },
  };
  const journeys: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entered } = await ingest(next, ports);
    journeys.push(...entered.map(({ journeyId }) => journeyId));
  }
  return journeys;
}
