import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsDeadLetters } from '../../lib/aws/dead-letters.ts';

const sqs = mockClient(SQSClient);
const URL = 'https://sqs.ap-northeast-2.amazonaws.com/111122223333/dead';

/** What was sent to SQS for one kept message. */
async function kept(message: { body: string; reason: string }) {
  await awsDeadLetters({ DEAD_LETTER_QUEUE_URL: URL }).keep(message);
  return sqs.commandCalls(SendMessageCommand).map((call) => call.args[0].input);
}

describe('a dead letter', () => {
  beforeEach(() => {
    sqs.reset();
    sqs.on(SendMessageCommand).resolves({ MessageId: 'm1' });
  });

  it('lies in the dead-letter queue as it came, with the reason beside it', async () => {
    expect(await kept({ body: '{"a":1}', reason: 'customerId: expected string' })).toEqual([
      {
        QueueUrl: URL,
        MessageBody: '{"a":1}',
        MessageAttributes: {
          reason: { DataType: 'String', StringValue: 'customerId: expected string' },
        },
      },
    ]);
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html: #x9 | #xA | #xD | #x20 …
  it('has no character in its reason that SQS refuses', async () => {
    const [message] = await kept({
      body: '{}',
      reason: 'key "\u0000\u001F": not allowed\ttab, 광고, \uFFFE',
    });
    expect(message?.MessageAttributes?.['reason']?.StringValue).toBe('key "??": not allowed\ttab, 광고, ?');
  });

  it('has a reason of a thousand characters at most', async () => {
    const [message] = await kept({ body: '{}', reason: 'x'.repeat(5_000) });
    expect(message?.MessageAttributes?.['reason']?.StringValue).toBe('x'.repeat(1_000));
  });
});
