import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['DEAD_LETTER_QUEUE_URL'] = 'https://sqs.us-east-1.amazonaws.com/111122223333/dead';
});

const CONTEXT = { functionName: 'under-test', awsRequestId: 'r1' } as Context;
const run = { customerId: 'c1', enrolmentId: 'e1', leg: 1, visit: 1, at: 'offer' };
const journey = { id: 'welcome', version: 'v1', purpose: 'marketing' };

describe('the function of a step', () => {
  // What its input (lib/core/tasks/input.ts) must have and this has not.
  it.each([
    ['decide', 'step.cases'],
    ['assign-variant', 'step.variants'],
    ['send-message', 'step.message'],
    ['park', 'the input'], // either of two shapes
    ['complete', 'reason'],
    ['fail', 'failed'],
    ['update-profile', 'step.update'],
    ['emit-event', 'step.emit'],
  ])('%s takes its own input only: it misses %s', async (task, missing) => {
    const { handler } = await import(`../../functions/${task}/handler.ts`);
    const refused = handler({ run, journey, step: { id: 'offer' } }, CONTEXT);
    await expect(refused).rejects.toMatchObject({
      name: 'InvalidInputError',
      message: expect.stringContaining(`${missing}: `),
    });
  });
});

describe('the function of a queue', () => {
  const sqs = mockClient(SQSClient);
  beforeEach(() => {
    sqs.reset();
    sqs.on(SendMessageCommand).resolves({ MessageId: 'm1' });
  });

  it.each([
    ['ingest', onABus('Order Completed', { properties: {} }), 'customerId: '],
    ['wake', { customerId: 'c1', enrolmentId: 'e1', leg: 'one', dueAt: 1 }, 'leg: '],
    ['record-delivery', onABus('Email Bounced', { eventType: 'Bounce' }), 'not an event of SES'],
    ['record-reply', { originationNumber: '+14255550182' }, 'not a text from AWS End User Messaging'],
  ])(
    '%s keeps a message that it cannot read, with the reason, and is done with it',
    async (task, body, reason) => {
      const { handler } = await import(`../../functions/${task}/handler.ts`);
      const event = {
        Records: [{ messageId: 'm1', body: JSON.stringify(body), attributes: { SentTimestamp: '1' } }],
      } as SQSEvent;
      expect(await handler(event, CONTEXT)).toEqual({ batchItemFailures: [] });
      expect(sqs.commandCalls(SendMessageCommand).map(({ args: [command] }) => command.input)).toEqual([
        {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/dead',
          MessageBody: JSON.stringify(body),
          MessageAttributes: {
            reason: { DataType: 'String', StringValue: expect.stringContaining(reason) },
          },
        },
      ]);
    },
  );
});

function onABus(name: string, detail: object) {
  return { id: 'b1', 'detail-type': name, time: '2026-11-02T09:30:00Z', detail };
}
