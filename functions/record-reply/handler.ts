import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { inboundTextFrom } from '../../lib/aws/two-way-sms.ts';
import { recordReply } from '../../lib/core/tasks/record-reply.ts';
import { logger } from '../lambda.ts';
import { queueConsumer } from '../queue-consumer.ts';

const ports = awsPorts(process.env);

/** Messages of the topic as they are (raw delivery); the queue knows when each one came. */
export const handler = queueConsumer({
  read: (body, { attributes }) => inboundTextFrom(body, Number(attributes.SentTimestamp)),
  ids: ({ id }) => ({ inboundMessageId: id }),
  task: async (text) => {
    const result = await recordReply(text, ports);
    logger.info('heard', { ...result.reply, answered: result.answered });
  },
  deadLetters: awsDeadLetters(process.env),
});
