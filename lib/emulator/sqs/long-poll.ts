import type { EmulatorClock } from '../service.ts';
import type { Queue, Received, ReceiveRequest } from './queue.ts';

type LongPoll = ReceiveRequest & {
  readonly queue: Queue;
  readonly clock: EmulatorClock;
  readonly waitSeconds: number;
};

/**
 * What there is, or else what comes first within the time, or nothing.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 */
export function receiveWithin({
  queue,
  clock,
  waitSeconds,
  ...request
}: LongPoll): Promise<readonly Received[]> {
  const found = queue.receive(request);
  if (found.length > 0 || waitSeconds === 0) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = (received: readonly Received[]): void => {
      stopListening();
      stopWaiting();
      resolve(received);
    };
    const stopListening = queue.onVisible(() => {
      const received = queue.receive(request);
      if (received.length > 0 || queue.isClosed()) end(received);
    });
    const stopWaiting = clock.after(waitSeconds * 1000, () => end([]));
  });
}
