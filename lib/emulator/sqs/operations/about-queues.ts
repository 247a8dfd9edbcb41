import * as z from 'zod';
import { AwsError } from '../../service.ts';
import { need, read, type SqsOperation, wholeNumber } from '../operation.ts';
import type { NamedQueue } from '../queues.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl: SqsOperation = (input, { queues }) => {
  const { QueueName } = read(
    z.strictObject({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() }),
    input,
  );
  const queue = queues.byName(QueueName);
  return { needs: [need('GetQueueUrl', queue)], run: () => ({ QueueUrl: queue.url }) };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues: SqsOperation = (input, { queues }) => {
  const { QueueNamePrefix, MaxResults, NextToken } = read(
    z.strictObject({
      QueueNamePrefix: z.string().default(''),
      MaxResults: wholeNumber(1, 1000).optional(),
      NextToken: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
    }),
    input,
  );
  return {
    needs: [{ action: 'sqs:ListQueues', resource: '*' }],
    run: () => {
      const found = queues.all().filter(({ name }) => name.startsWith(QueueNamePrefix));
      const end = NextToken + (MaxResults ?? 1000);
      const more = MaxResults !== undefined && end < found.length;
      const QueueUrls = found.slice(NextToken, end).map(({ url }) => url);
      return { ...(QueueUrls.length > 0 && { QueueUrls }), ...(more && { NextToken: String(end) }) };
    },
  };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes: SqsOperation = (input, { queues, policyOf }) => {
  const { QueueUrl, AttributeNames } = read(
    z.strictObject({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).default([]) }),
    input,
  );
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('GetQueueAttributes', queue)],
    run: () => {
      const all = attributesOf(queue, policyOf(queue));
      const unknown = AttributeNames.find((name) => name !== 'All' && !Object.hasOwn(all, name));
      if (unknown !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
      const wanted = Object.entries(all).filter(
        ([name, value]) =>
          value !== undefined && (AttributeNames.includes('All') || AttributeNames.includes(name)),
      );
      return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {};
    },
  };
};

function attributesOf(queue: NamedQueue, policy: unknown): Readonly<Record<string, string | undefined>> {
  const { settings } = queue;
  const counts = queue.counts();
  const created = String(Math.floor(queue.createdAt / 1000));
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: String(settings.VisibilityTimeout),
    MaximumMessageSize: String(settings.MaximumMessageSize),
    MessageRetentionPeriod: String(settings.MessageRetentionPeriod),
    DelaySeconds: String(settings.DelaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.ReceiveMessageWaitTimeSeconds),
    SqsManagedSseEnabled: String(settings.SqsManagedSseEnabled),
    Policy: policy === undefined ? undefined : JSON.stringify(policy),
    RedrivePolicy: settings.RedrivePolicy && JSON.stringify(settings.RedrivePolicy),
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export const purgeQueue: SqsOperation = (input, { queues }) => {
  const { QueueUrl } = read(z.strictObject({ QueueUrl: z.string() }), input);
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('PurgeQueue', queue)],
    run: () => {
      queue.purge();
      return {};
    },
  };
};
