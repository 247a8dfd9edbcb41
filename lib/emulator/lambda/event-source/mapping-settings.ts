import * as z from 'zod';

const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

/**
 * AWS::Lambda::EventSourceMapping for a queue. Filters, pollers of one's own and other sources are not here: naming them
 * is an error.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
 */
export const MappingSettings = z
  .strictObject({
    EventSourceArn: z.string().regex(/^arn:aws:sqs:/, 'the emulator reads event sources from SQS only'),
    FunctionName: z.string(),
    Enabled: z.coerce.boolean().default(true),
    BatchSize: whole(1, 10_000).default(10),
    MaximumBatchingWindowInSeconds: whole(0, 300).default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    ScalingConfig: z.strictObject({ MaximumConcurrency: whole(2, 1000).optional() }).default({}),
    Tags: z.unknown().optional(),
  })
  .refine(
    ({ BatchSize, MaximumBatchingWindowInSeconds }) => BatchSize <= 10 || MaximumBatchingWindowInSeconds >= 1,
    'a BatchSize over 10 needs a MaximumBatchingWindowInSeconds of at least 1',
  );
export type MappingSettings = z.infer<typeof MappingSettings>;
