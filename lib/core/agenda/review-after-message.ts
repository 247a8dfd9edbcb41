import { audienceIndex } from '../audience/audience-index.ts';
import type { Clock, Content, ReviewQueue } from '../ports.ts';

export type ReviewAfterMessagePorts = {
  readonly clock: Clock;
  readonly content: Pick<Content, 'registry' | 'audience'>;
  readonly reviewQueue: ReviewQueue;
};

/** A marketing message went out: where a segment looks at the last of them, the customer's agenda is reviewed soon. */
export async function reviewAfterMessage(customerId: string, ports: ReviewAfterMessagePorts): Promise<void> {
  const { audience } = await ports.content.registry();
  const { byMessages } = audienceIndex(await ports.content.audience(audience));
  if (byMessages.length === 0) return;
  const now = ports.clock.now();
  await ports.reviewQueue.reviewAt([{ customerId, dueAt: now }], now);
}
