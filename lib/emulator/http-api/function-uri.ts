import * as z from 'zod';

/** A function by its ARN, or in API Gateway's own spelling of calling one. */
export const FunctionUri = z
  .string()
  .transform((uri) => /:lambda:path\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(uri)?.[1] ?? uri)
  .refine(
    (arn) => /^arn:[^:]+:lambda:[^:]+:\d+:function:/.test(arn),
    'the emulator has Lambda functions only',
  );
