import type { InboundEvent } from '../../core/event/definition.ts';
import { fromIso } from '../../core/time/instant.ts';
import { deployedContent } from '../../local/deployed-content.ts';
import type { Deployment } from '../../local/deployment.ts';
import { createMemoryStores } from '../../local/memory-stores.ts';
import type { Progress } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { type Entering, startEntering } from './entering.ts';
import { tryIngest } from './try-ingest.ts';

/**
 * Which journeys the events would lead into if they happened now, one after the other, and not in the past: each is taken
 * in at its own time, by customers of whom nothing else is known. All of the history is held in memory.
 */
export async function tryHistory(
  events: AsyncIterable<InboundEvent>,
  { deployment, bar }: { readonly deployment: Deployment; readonly bar: Progress },
): Promise<{ readonly events: number; readonly wouldEnter: Entering }> {
  const ids = deployment.journeys.map(({ triggers }) => triggers.id);
  const at = { stores: createMemoryStores(), content: deployedContent(deployment, ids) };
  const entering = startEntering();
  let count = 0;
  for await (const event of events) {
    const now = event.timestamp === undefined ? 0 : fromIso(event.timestamp);
    entering.add(event.customerId, await tryIngest(event, { ...at, now }));
    count += 1;
    if (count % SHOW_EVERY === 0) bar.at(0, `${countWords(count)} events`);
  }
  bar.end();
  return { events: count, wouldEnter: entering.result() };
}

const SHOW_EVERY = 500;
