import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from '../../service.ts';
import { need, read, type SqsOperation, type SqsOutput, wholeNumber } from '../operation.ts';
import type { Received } from '../queue.ts';
import type { NamedQueue, Queues } from '../queues.ts';

/**
 * Brings dead letters back to the queue they came from, or to another. Here all are moved before the answer is given.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function moveTasks(): { readonly start: SqsOperation; readonly list: SqsOperation } {
  const done = new Map<string, SqsOutput[]>();
  return {
    start: (input, { queues, clock }) => {
      const { SourceArn, DestinationArn } = read(StartMessageMoveTask, input);
      const source = deadLetterQueue(queues, SourceArn);
      const feeding = queues.all().filter((queue) => deadLettersOf(queue) === SourceArn);
      const destinations = DestinationArn === undefined ? feeding : [byArn(queues, DestinationArn)];
      return {
        needs: [
          ...RIGHTS.map((action) => need(action, source)),
          ...destinations.map((queue) => need('SendMessage', queue)),
        ],
        run: () => {
          const StartedTimestamp = clock.now();
          const outcome = move(
            source,
            (arn) => (DestinationArn === undefined ? arn : DestinationArn),
            queues,
          );
          const task = { SourceArn, ...(DestinationArn && { DestinationArn }), StartedTimestamp, ...outcome };
          done.set(SourceArn, [task, ...(done.get(SourceArn) ?? [])]);
          return { TaskHandle: randomUUID() };
        },
      };
    },
    list: (input, { queues }) => {
      const { SourceArn, MaxResults } = read(ListMessageMoveTasks, input);
      const source = deadLetterQueue(queues, SourceArn);
      return {
        needs: [need('ListMessageMoveTasks', source)],
        run: () => ({ Results: (done.get(SourceArn) ?? []).slice(0, MaxResults) }),
      };
    },
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
const RIGHTS = ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

const StartMessageMoveTask = z.strictObject({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: wholeNumber(1, 500).optional(),
});
const ListMessageMoveTasks = z.strictObject({
  SourceArn: z.string(),
  MaxResults: wholeNumber(1, 10).default(1),
});

const deadLettersOf = ({ settings }: NamedQueue) => settings.RedrivePolicy?.deadLetterTargetArn;

function byArn(queues: Queues, arn: string): NamedQueue {
  const found = queues.all().find((queue) => queue.arn === arn);
  if (found !== undefined) return found;
  throw new AwsError(
    'ResourceNotFoundException',
    `The resource that you specified for the ARN ${arn} doesn't exist.`,
    404,
  );
}

function deadLetterQueue(queues: Queues, arn: string): NamedQueue {
  const found = byArn(queues, arn);
  if (queues.all().some((queue) => deadLettersOf(queue) === arn)) return found;
  throw new AwsError(
    'InvalidParameterValueException',
    'Source queue must be configured as a Dead Letter Queue.',
  );
}

/** A message back in its queue is a new one: another id, its age and count of receipts begun again. */
function move(
  source: NamedQueue,
  destination: (deadLetterSourceArn: string | undefined) => string | undefined,
  queues: Queues,
): SqsOutput {
  const all = source.counts().visible;
  let moved = 0;
  for (let left = all; left > 0; left -= 1) {
    const [letter] = source.receive({ most: 1 });
    if (letter === undefined) break;
    const arn = destination(letter.deadLetterSourceArn);
    if (arn === undefined)
      return { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource', ...numbers(moved, all) };
    bring(letter, byArn(queues, arn));
    source.delete(letter.receiptHandle);
    moved += 1;
  }
  return { Status: 'COMPLETED', ...numbers(moved, all) };
}

function bring({ body, attributes, traceHeader, senderId }: Received, queue: NamedQueue): void {
  queue.send({ body, attributes, traceHeader, senderId, delaySeconds: 0 });
}

const numbers = (moved: number, all: number) => ({
  ApproximateNumberOfMessagesMoved: moved,
  ApproximateNumberOfMessagesToMove: all,
});
