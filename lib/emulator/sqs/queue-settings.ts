import * as z from 'zod';

const count = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

const RedrivePolicy = z.strictObject({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: count(1, 1000),
});

/**
 * AWS::SQS::Queue with its defaults and limits. FIFO queues and keys of one's own are not here: naming them is an error.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
 */
export const QueueSettings = z.strictObject({
  QueueName: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional(),
  DelaySeconds: count(0, 900).default(0),
  MaximumMessageSize: count(1024, 1_048_576).default(1_048_576), // bytes
  MessageRetentionPeriod: count(60, 1_209_600).default(345_600), // seconds
  ReceiveMessageWaitTimeSeconds: count(0, 20).default(0),
  VisibilityTimeout: count(0, 43_200).default(30), // seconds
  RedrivePolicy: RedrivePolicy.optional(),
  SqsManagedSseEnabled: z.coerce.boolean().default(true),
  // Names for people; nothing that the queue does.
  Tags: z.unknown().optional(),
});
export type QueueSettings = z.infer<typeof QueueSettings>;
