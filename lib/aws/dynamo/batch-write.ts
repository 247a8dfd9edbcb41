import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Dynamo, Item } from './dynamo.ts';
import { groupsOf } from './groups-of.ts';
import type { Key } from './table-shape.ts';
import { ATTEMPTS, beforeNextAttempt, busy, untilFree } from './until-free.ts';

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

/** The most that one request takes. */
const BATCH = 25;
/** Requests that are under way side by side. */
const TOGETHER = 4;

/** Puts items whose keys differ, with no condition and in no order. @returns how many there were */
export function putAll(
  dynamo: Dynamo,
  items: AsyncIterable<Item & Key> | Iterable<Item & Key>,
): Promise<number> {
  return writeAll(dynamo, items, (Item) => ({ PutRequest: { Item } }));
}

/** Deletes rows of different keys, whether they are there or not. @returns how many there were to delete */
export function deleteAll(dynamo: Dynamo, keys: AsyncIterable<Key> | Iterable<Key>): Promise<number> {
  return writeAll(dynamo, keys, ({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
}

async function writeAll<T>(
  dynamo: Dynamo,
  items: AsyncIterable<T> | Iterable<T>,
  request: (item: T) => Requests[number],
): Promise<number> {
  let count = 0;
  for await (const group of groupsOf(items, BATCH * TOGETHER)) {
    const batches = Array.from({ length: Math.ceil(group.length / BATCH) }, (_, index) =>
      group.slice(index * BATCH, (index + 1) * BATCH).map(request),
    );
    await Promise.all(batches.map((batch) => writeBatch(dynamo, batch)));
    count += group.length;
  }
  return count;
}

/** DynamoDB answers with what it had no room for. @throws StoreBusyError when it still has none after the last attempt */
async function writeBatch({ client, table }: Dynamo, batch: Requests): Promise<void> {
  let left = batch;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const command = new BatchWriteCommand({ RequestItems: { [table]: left } });
    const { UnprocessedItems } = await untilFree(() => client.send(command));
    left = UnprocessedItems?.[table] ?? [];
    if (left.length === 0) return;
    await beforeNextAttempt(attempt);
  }
  throw busy(`${left.length} writes of a batch were not taken`);
}
