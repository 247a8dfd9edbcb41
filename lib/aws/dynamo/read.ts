import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Dynamo, Item } from './dynamo.ts';
import type { Key } from './table-shape.ts';
import { untilFree } from './until-free.ts';

/** One item as of now. */
export async function readItem({ client, table }: Dynamo, key: Key): Promise<Item | undefined> {
  const command = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
  const answer = await untilFree(() => client.send(command));
  return answer.Item;
}

export type Question = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>;

/** All items of a query, page after page (1 MB each), as they are asked for. */
export async function* readItems({ client, table }: Dynamo, question: Question): AsyncGenerator<Item> {
  let next: Item | undefined;
  do {
    const command = new QueryCommand({ TableName: table, ...question, ExclusiveStartKey: next });
    const page = await untilFree(() => client.send(command));
    yield* page.Items ?? [];
    next = page.LastEvaluatedKey;
  } while (next !== undefined);
}

/** The first ones, so many at most. */
export async function readFirst(dynamo: Dynamo, question: Question, limit: number): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readItems(dynamo, { ...question, Limit: limit })) {
    items.push(item);
    if (items.length === limit) break;
  }
  return items;
}

/** All rows of a partition, as they are now. */
export function rowsOf(partition: string): Question {
  return {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition },
    ConsistentRead: true,
  };
}

/** All items of a query. */
export async function readAll(dynamo: Dynamo, question: Question): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readItems(dynamo, question)) items.push(item);
  return items;
}
