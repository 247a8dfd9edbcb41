import * as z from 'zod';

type Query = {
  readonly KeyConditionExpression?: string | undefined;
  readonly KeyConditions?: Readonly<Record<string, unknown>> | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
};

/**
 * The one partition that a query reads: the value that its condition sets equal to the partition key.
 * @param key the partition key's attribute
 */
export function queriedPartition(query: Query, key: string): string | undefined {
  const legacy = EqualTo.safeParse(query.KeyConditions?.[key]);
  if (legacy.success) return valueText(legacy.data.AttributeValueList[0]);
  // A key condition joins its parts by AND alone, so each `name = :value` in it holds.
  for (const match of (query.KeyConditionExpression ?? '').matchAll(EQUALITY)) {
    const [, left = '', right = ''] = match;
    const [name, value] = right.startsWith(':') ? [left, right] : [right, left];
    const attribute = query.ExpressionAttributeNames?.[name] ?? name;
    if (attribute === key) return valueText(query.ExpressionAttributeValues?.[value]);
  }
  return undefined;
}

const EQUALITY = /([#:]?[\w.-]+)\s*=\s*([#:]?[\w.-]+)/g;
const EqualTo = z.object({ ComparisonOperator: z.literal('EQ'), AttributeValueList: z.array(z.unknown()) });

/** A key's value as IAM compares it: the text, number or base64 of the only types that a key can have. */
export function valueText(value: unknown): string | undefined {
  const read = KeyValue.safeParse(value);
  return read.success ? (read.data.S ?? read.data.N ?? read.data.B) : undefined;
}

const KeyValue = z.object({
  S: z.string().optional(),
  N: z.string().optional(),
  B: z.string().optional(),
});
