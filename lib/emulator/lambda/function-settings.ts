import * as z from 'zod';

/**
 * AWS::Lambda::Function. What is not here and would change what a function does (file systems, VPCs, dead letters) is an
 * error that names it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export const FunctionSettings = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  PackageType: z.literal('Zip').optional(),
  Handler: z.string(),
  Runtime: z.string(),
  Role: z.string(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
  Timeout: z.coerce.number().int().min(1).max(900).default(3), // seconds
  MemorySize: z.coerce.number().int().min(128).max(10_240).default(128), // MB
  ReservedConcurrentExecutions: z.coerce.number().int().min(0).optional(),
  LoggingConfig: z
    .strictObject({
      LogGroup: z.string().optional(),
      LogFormat: z.enum(['JSON', 'Text']).optional(),
      ApplicationLogLevel: z.string().optional(),
      SystemLogLevel: z.string().optional(),
    })
    .optional(),
  // Those below change nothing that a function can notice here.
  Architectures: z.unknown().optional(),
  Description: z.unknown().optional(),
  Layers: z.unknown().optional(),
  Tags: z.unknown().optional(),
  TracingConfig: z.unknown().optional(),
});
export type FunctionSettings = z.infer<typeof FunctionSettings>;

/** A function as it was made: its settings, and all that they left open. */
export type LambdaFunction = {
  readonly name: string;
  readonly arn: string;
  readonly settings: FunctionSettings;
  readonly logGroup: string;
  /** Its code on this disk. */
  readonly folder: string;
};
