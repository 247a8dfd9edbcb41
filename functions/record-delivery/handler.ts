import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { deliveryEventFrom } from '../../lib/aws/ses-events.ts';
import { recordDelivery } from '../../lib/core/tasks/record-delivery.ts';
import { queueConsumer } from '../queue-consumer.ts';

const ports = awsPorts(process.env);

export const handler = queueConsumer({
  read: deliveryEventFrom,
  ids: (news) => ({ sendId: news?.sendId, kind: news?.kind }),
  task: async (news) => (news === undefined ? 'no-news' : recordDelivery(news, ports)),
  deadLetters: awsDeadLetters(process.env),
});
