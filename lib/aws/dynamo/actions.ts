import type { Item } from './dynamo.ts';
import type { Key } from './table-shape.ts';

/**
 * The requests that change one item. In the texts `#word` stands for the attribute `word` (so that no reserved word can
 * get in the way) unless `names` says otherwise, and `:word` for `values.word`. Where the condition fails, DynamoDB
 * returns the item that is there instead.
 */
type Condition = {
  /** The condition; clauses joined by AND. */
  readonly only: string;
  readonly values?: Item;
};

export function put(table: string, item: Item & Key, condition?: Condition) {
  return { TableName: table, Item: item, ...(condition && conditioned(condition)) };
}

export function update(
  table: string,
  key: Key,
  change: { readonly set: string; readonly names?: Record<string, string> } & Partial<Condition>,
) {
  const { set, only, values, names } = change;
  return {
    TableName: table,
    Key: key,
    UpdateExpression: set,
    ...attributes([set, only ?? ''], names, values),
    ...(only !== undefined && { ConditionExpression: only, ...RETURN_WHAT_IS_THERE }),
  };
}

export function check(table: string, key: Key, condition: Condition) {
  return { TableName: table, Key: key, ...conditioned(condition) };
}

const RETURN_WHAT_IS_THERE = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function conditioned({ only, values }: Condition) {
  return { ConditionExpression: only, ...attributes([only], {}, values), ...RETURN_WHAT_IS_THERE };
}

/** DynamoDB refuses empty maps of names and of values, and names that no expression uses. */
function attributes(texts: readonly string[], names: Record<string, string> = {}, values: Item = {}) {
  const words = texts.flatMap((text) => [...text.matchAll(/#(\w+)/g)].map(([, word]) => word ?? ''));
  const named = words.map((word) => [`#${word}`, names[word] ?? word] as const);
  const valued = Object.entries(values).map(([word, value]) => [`:${word}`, value] as const);
  return {
    ...(named.length > 0 && { ExpressionAttributeNames: Object.fromEntries(named) }),
    ...(valued.length > 0 && { ExpressionAttributeValues: Object.fromEntries(valued) }),
  };
}
