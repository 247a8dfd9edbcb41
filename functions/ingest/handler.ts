import { inboundEventFrom } from '../../lib/aws/bus-envelope.ts';
import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { ingest } from '../../lib/core/tasks/ingest.ts';
import { queueConsumer } from '../queue-consumer.ts';

const ports = awsPorts(process.env);

export const handler = queueConsumer({
  read: inboundEventFrom,
  ids: ({ messageId, customerId }) => ({ eventId: messageId, customerId }),
  task: (event) => ingest(event, ports),
  deadLetters: awsDeadLetters(process.env),
});
