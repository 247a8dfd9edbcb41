import type { Queues } from '../sqs/queues.ts';
import type { Measure } from './cloudwatch.ts';

/** The metrics that the emulator measures: how many messages can be received from a queue. */
export function measures(queues: Queues): Measure {
  return ({ namespace, name, dimensions }) => {
    if (namespace !== 'AWS/SQS' || name !== 'ApproximateNumberOfMessagesVisible') return undefined;
    return queues.byName(dimensions['QueueName'] ?? '').counts().visible;
  };
}
