import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WithQueues, withQueues } from './a-queue.ts';

let the: WithQueues;
let QueueUrl: string;
beforeEach(async () => {
  the = await withQueues();
  QueueUrl = await the.queue();
});
afterEach(() => the.close());

/** A form, as botocore before 1.31.82 sends it. */
async function call(form: Readonly<Record<string, string>>): Promise<{ status: number; xml: string }> {
  const answer = await fetch(the.gateway.client.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKID/20260301/eu-central-1/sqs/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({ Version: '2012-11-05', ...form }),
  });
  return { status: answer.status, xml: await answer.text() };
}

// The forms and answers are those of the examples in the API reference, API_SendMessage.html and its neighbours.
describe('the Query protocol', () => {
  it('sends, receives and deletes', async () => {
    const sent = await call({ Action: 'SendMessage', QueueUrl, MessageBody: 'This is a test message' });
    expect(sent.xml).toMatch(
      /<SendMessageResponse xmlns="http:\/\/queue.amazonaws.com\/doc\/2012-11-05\/"><SendMessageResult>.*<MD5OfMessageBody>fafb00f5732ab283681e124bf8747ed1<\/MD5OfMessageBody>.*<ResponseMetadata><RequestId>/,
    );
    const received = await call({
      Action: 'ReceiveMessage',
      QueueUrl,
      MaxNumberOfMessages: '5',
      VisibilityTimeout: '15',
      'AttributeName.1': 'All',
    });
    expect(received.xml).toContain('<ReceiveMessageResult><Message><MessageId>');
    expect(received.xml).toContain('<MD5OfBody>fafb00f5732ab283681e124bf8747ed1</MD5OfBody>');
    expect(received.xml).toContain(
      '<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>',
    );
    const ReceiptHandle = /<ReceiptHandle>(.*)<\/ReceiptHandle>/.exec(received.xml)?.[1] ?? '';
    const deleted = await call({ Action: 'DeleteMessage', QueueUrl, ReceiptHandle });
    expect(deleted.xml).toMatch(/<DeleteMessageResponse .*<ResponseMetadata>/);
    expect(the.sqs.queues.byName('orders').counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('reads batches with attributes', async () => {
    const entry = 'SendMessageBatchRequestEntry';
    const sent = await call({
      Action: 'SendMessageBatch',
      QueueUrl,
      [`${entry}.1.Id`]: 'test_msg_001',
      [`${entry}.1.MessageBody`]: 'test message body 1',
      [`${entry}.2.Id`]: 'test_msg_002',
      [`${entry}.2.MessageBody`]: 'test message body 2',
      [`${entry}.2.DelaySeconds`]: '60',
      [`${entry}.2.MessageAttribute.1.Name`]: 'test_attribute_name_1',
      [`${entry}.2.MessageAttribute.1.Value.StringValue`]: 'test_attribute_value_1',
      [`${entry}.2.MessageAttribute.1.Value.DataType`]: 'String',
    });
    expect(sent.xml).toMatch(
      /<SendMessageBatchResultEntry><Id>test_msg_001<\/Id>.*<\/SendMessageBatchResultEntry><SendMessageBatchResultEntry><Id>test_msg_002<\/Id>/,
    );
    // The digest that API_SendMessageBatch.html gives for this body.
    expect(sent.xml).toContain('<MD5OfMessageBody>7fb8146a82f95e0af155278f406862c2</MD5OfMessageBody>');
    expect(the.sqs.queues.byName('orders').counts()).toMatchObject({ visible: 1, delayed: 1 });
  });

  it("tells a queue's attributes and address", async () => {
    const url = await call({ Action: 'GetQueueUrl', QueueName: 'orders' });
    expect(url.xml).toContain(`<GetQueueUrlResult><QueueUrl>${QueueUrl}</QueueUrl></GetQueueUrlResult>`);
    const attributes = await call({
      Action: 'GetQueueAttributes',
      QueueUrl,
      'AttributeName.1': 'VisibilityTimeout',
    });
    expect(attributes.xml).toContain(
      '<GetQueueAttributesResult><Attribute><Name>VisibilityTimeout</Name><Value>30</Value></Attribute></GetQueueAttributesResult>',
    );
  });

  it('calls errors by their old names', async () => {
    const { status, xml } = await call({ Action: 'GetQueueUrl', QueueName: 'nowhere' });
    expect(status).toBe(400);
    expect(xml).toContain(
      '<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified queue does not exist.</Message></Error>',
    );
  });
});
