import type { EmulatorClock } from '../../service.ts';
import type { Queue, Received } from '../../sqs/queue.ts';
import { MOST_ENVIRONMENTS } from '../environments.ts';
import type { RunnableFunction } from '../functions.ts';
import { failedMessages } from './failed-messages.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { sqsEvent } from './sqs-event.ts';

/**
 * Feeds a queue's messages to a function: as soon as there are any, or, with a window, once the batch is full or the
 * window is over. Messages of a batch that failed stay hidden until their visibility time-out.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 * @returns ends it
 */
export function startMapping({ queue, fn, settings, clock, region, isAllowed }: MappingParts): () => void {
  const { BatchSize, MaximumBatchingWindowInSeconds: windowSeconds, FunctionResponseTypes } = settings;
  const most = settings.ScalingConfig.MaximumConcurrency ?? MOST_CONCURRENT;
  const reports = FunctionResponseTypes.includes('ReportBatchItemFailures');
  let running = 0;
  let ended = false;
  let pumping = false;
  let gathered: Gathering | undefined;

  function pump(): void {
    pumping = false;
    if (ended) return;
    while (running < most) {
      const room = BatchSize - (gathered?.messages.length ?? 0);
      const messages = received(room);
      if (messages.length === 0) return;
      if (windowSeconds === 0) void run(messages);
      else gather(messages);
    }
  }
  function received(room: number): readonly Received[] {
    if (!isAllowed('sqs:ReceiveMessage')) return [];
    return queue.receive({ most: Math.min(room, BATCH_OF_SQS) });
  }
  function gather(messages: readonly Received[]): void {
    gathered ??= { messages: [], stopWaiting: clock.after(windowSeconds * 1000, flush) };
    gathered.messages.push(...messages);
    if (gathered.messages.length >= BatchSize) flush();
  }
  function flush(): void {
    const { messages = [], stopWaiting } = gathered ?? {};
    stopWaiting?.();
    gathered = undefined;
    void run(messages);
  }
  async function run(messages: readonly Received[]): Promise<void> {
    running += 1;
    const event = sqsEvent(messages, { queueArn: queue.arn, region });
    const failed = await failedOf(messages, JSON.stringify(event));
    running -= 1;
    if (ended) return;
    remove(messages.filter(({ id }) => !failed.has(id)));
    wake();
  }
  async function failedOf(messages: readonly Received[], event: string): Promise<ReadonlySet<string>> {
    const ids = messages.map(({ id }) => id);
    const answered = await fn.run(event).catch(() => undefined); // throttled
    if (answered?.ok !== true) return new Set(ids);
    return reports ? failedMessages(answered.payload, ids) : new Set();
  }
  function remove(messages: readonly Received[]): void {
    if (messages.length === 0 || !isAllowed('sqs:DeleteMessage')) return;
    for (const { receiptHandle } of messages) queue.delete(receiptHandle);
  }
  function wake(): void {
    if (pumping) return;
    pumping = true;
    queueMicrotask(pump);
  }

  const stopListening = queue.onVisible(wake);
  wake();
  return () => {
    ended = true;
    stopListening();
    gathered?.stopWaiting();
  };
}

type Gathering = { readonly messages: Received[]; readonly stopWaiting: () => void };

type MappingParts = {
  readonly queue: Queue;
  readonly fn: RunnableFunction;
  readonly settings: MappingSettings;
  readonly clock: EmulatorClock;
  readonly region: string;
  /** Whether the function's role may do this with the queue, now. */
  readonly isAllowed: (action: string) => boolean;
};

/** Lambda's pollers begin with five batches at a time; a batch that could only wait would better grow. */
const MOST_CONCURRENT = Math.min(5, MOST_ENVIRONMENTS);
/** Of one ReceiveMessage. */
const BATCH_OF_SQS = 10;
