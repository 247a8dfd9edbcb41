import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliveryNews } from '../../lib/aws/delivery-news.ts';
import { readNews } from '../../lib/aws/read-news.ts';
import { InvalidInputError } from '../../lib/core/errors.ts';
import type { DeliveryEvent } from '../../lib/core/event/delivery.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
});

const CLICK: DeliveryEvent = {
  sendId: 's1',
  kind: 'clicked',
  channel: 'sms',
  at: 1_772_452_800_000,
  providerMessageId: '',
  permanent: false,
  byMachine: true,
};

describe('news of a message', () => {
  it('that we tell ourselves is read as it was told', async () => {
    await deliveryNews(new SQSClient({}), 'https://sqs.example/news').tell(CLICK);
    const [sent] = sqs.commandCalls(SendMessageCommand).map((call) => call.args[0].input);
    expect(sent?.QueueUrl).toBe('https://sqs.example/news');
    expect(readNews(JSON.parse(sent?.MessageBody ?? ''))).toEqual(CLICK);
  });

  // The example of https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html, shortened
  it('that SES tells is read as news of the send it is tagged with', () => {
    const news = readNews({
      id: 'e1',
      'detail-type': 'Email Event',
      time: '2017-08-05T00:40:02Z',
      detail: {
        eventType: 'Delivery',
        mail: {
          timestamp: '2017-08-05T00:40:02.012Z',
          messageId: 'EXAMPLE7c191be45',
          destination: ['recipient@example.com'],
          tags: { 'sojourn-send': ['s1'] },
        },
        delivery: { timestamp: '2017-08-05T00:41:02.669Z' },
      },
    });
    expect(news).toMatchObject({ sendId: 's1', kind: 'delivered', channel: 'email' });
  });

  it('that is neither is refused', () => {
    expect(() => readNews({ sendId: 's1', kind: 'clicked' })).toThrow(InvalidInputError);
  });
});
