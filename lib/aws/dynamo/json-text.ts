import * as z from 'zod';

/**
 * An attribute that holds JSON as text. Values whose shape others choose are kept so: DynamoDB takes no empty names, no
 * more than 32 levels, and numbers only up to 10^125; JSON takes whatever came in.
 */
export function jsonText<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}
