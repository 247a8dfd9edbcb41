import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryNews } from '../core/ports.ts';

/** The queue of `record-delivery`, which SES's events come to as well: see read-news.ts for how they are told apart. */
export function deliveryNews(client: SQSClient, queueUrl: string): DeliveryNews {
  return {
    async tell(news) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(news) }));
    },
  };
}
