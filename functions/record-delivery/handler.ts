import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';
import { awsPorts } from '../../lib/aws/ports.ts';
import { readNews } from '../../lib/aws/read-news.ts';
import { recordDelivery } from '../../lib/core/tasks/record-delivery.ts';
import { queueConsumer } from '../queue-consumer.ts';

const ports = awsPorts(process.env);

export const handler = queueConsumer({
  read: readNews,
  ids: (news) => ({ sendId: news?.sendId, kind: news?.kind }),
  task: async (news) => (news === undefined ? 'no-news' : recordDelivery(news, ports)),
  deadLetters: awsDeadLetters(process.env),
});
