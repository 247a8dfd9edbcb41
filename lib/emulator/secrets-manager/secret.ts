import * as z from 'zod';

/** Times are the clock's milliseconds. */
export type Version = z.infer<typeof Version>;
const Version = z.object({
  id: z.string(),
  createdAt: z.number(),
  /** Staging labels. A version without any is deprecated. */
  stages: z.array(z.string()),
  /** Missing while a rotation has announced the version and not yet written it. */
  value: z.union([z.object({ SecretString: z.string() }), z.object({ SecretBinary: z.base64() })]).optional(),
});

export type RotationRules = z.infer<typeof RotationRules>;
/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html */
export const RotationRules = z.strictObject({
  AutomaticallyAfterDays: z.coerce.number().int().min(1).max(1000).optional(),
  /** How long the window is open. The emulator rotates as it opens. */
  Duration: z.string().optional(),
  ScheduleExpression: z.string().optional(),
});

export type Secret = z.infer<typeof Secret>;
export const Secret = z.object({
  /** Its ARN. */
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  createdAt: z.number(),
  changedAt: z.number(),
  rotatedAt: z.number().optional(),
  /** What the template said of its value: as long as it says that, the value is the secret's own. */
  template: z.string(),
  versions: z.array(Version),
  rotation: z.object({ lambdaArn: z.string(), rules: RotationRules }).optional(),
});
