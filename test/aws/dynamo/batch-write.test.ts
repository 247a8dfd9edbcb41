import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteAll, putAll } from '../../../lib/aws/dynamo/batch-write.ts';
import { openTable } from '../../../lib/aws/dynamo/dynamo.ts';
import { StoreBusyError } from '../../../lib/core/errors.ts';

const client = mockClient(DynamoDBDocumentClient);
const dynamo = openTable('table', { region: 'us-east-1' });
beforeEach(() => {
  client.reset();
});
const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ pk: 'p', sk: `${index}` }));
const batches = () =>
  client.commandCalls(BatchWriteCommand).map(({ args: [{ input }] }) => input.RequestItems?.['table'] ?? []);

describe('writes of a batch', () => {
  it('are 25 to a request, which is the most that it takes, and each is made once', async () => {
    client.on(BatchWriteCommand).resolves({});
    expect(await deleteAll(dynamo, keys(130))).toBe(130);
    expect(batches().map((batch) => batch.length)).toEqual([25, 25, 25, 25, 25, 5]);
    const deleted = batches().flatMap((batch) => batch.map(({ DeleteRequest }) => DeleteRequest?.Key));
    expect(deleted).toEqual(keys(130));
  });

  it('that DynamoDB had no room for are made again, and only those', async () => {
    const [first, second] = keys(2).map((Item) => ({ PutRequest: { Item } }));
    client
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { table: [second ?? {}] } })
      .resolves({});
    await putAll(dynamo, keys(2));
    expect(batches()).toEqual([[first, second], [second]]);
  });

  it('for which there is never room end as busy, so that the task is tried again later', async () => {
    const UnprocessedItems = { table: [{ DeleteRequest: { Key: { pk: 'p', sk: '0' } } }] };
    client.on(BatchWriteCommand).resolves({ UnprocessedItems });
    await expect(deleteAll(dynamo, keys(1))).rejects.toBeInstanceOf(StoreBusyError);
  });

  it('that are none ask nothing', async () => {
    expect(await putAll(dynamo, [])).toBe(0);
    expect(batches()).toEqual([]);
  });
});
