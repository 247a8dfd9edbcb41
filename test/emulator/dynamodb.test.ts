import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDb, type DynamoDb } from '../../lib/emulator/dynamodb/dynamodb.ts';
import { canRunDynamoDb } from '../support/dynamodb-local.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';

const TABLE = {
  TableName: 'people',
  AttributeDefinitions: ['pk', 'sk', 'duePk', 'dueSk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: keys('pk', 'sk'),
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    { IndexName: 'due', KeySchema: keys('duePk', 'dueSk'), Projection: { ProjectionType: 'ALL' } },
  ],
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
};
const ARN = 'arn:aws:dynamodb:eu-central-1:123456789012:table/people';

describe.skipIf(!canRunDynamoDb())('DynamoDB behind IAM', () => {
  let dynamoDb: DynamoDb;
  let behind: BehindGateway;
  let client: DynamoDBClient;

  beforeAll(async () => {
    dynamoDb = await createDynamoDb({ place: PLACE });
    behind = await behindGateway([dynamoDb.service]);
    client = new DynamoDBClient(behind.client);
    await create(dynamoDb, TABLE);
  });
  beforeEach(() => void behind.asked());
  afterAll(async () => {
    await behind.close();
    await dynamoDb.stop();
  });

  it('makes the table of the template, with its index and its expiry', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'people' }));
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'people' }),
    );
    expect([
      Table?.TableArn,
      Table?.GlobalSecondaryIndexes?.[0]?.IndexName,
      TimeToLiveDescription?.AttributeName,
    ]).toEqual([ARN, 'due', 'expiresAt']);
  });

  it('refuses a property that it would have to pass over', async () => {
    const stream = { ...TABLE, TableName: 'streamed', StreamSpecification: { StreamViewType: 'NEW_IMAGE' } };
    await expect(create(dynamoDb, stream)).rejects.toThrow(/StreamSpecification/);
  });

  it('keeps what one caller wrote for all others, whatever their keys', async () => {
    await client.send(new PutItemCommand({ TableName: 'people', Item: item('customer#1', 'profile') }));
    const other = new DynamoDBClient({
      ...behind.client,
      region: 'us-east-1',
      credentials: { accessKeyId: 'OTHER', secretAccessKey: 'x' },
    });
    const { Item } = await other.send(
      new GetItemCommand({ TableName: 'people', Key: item('customer#1', 'profile') }),
    );
    expect(Item).toEqual(item('customer#1', 'profile'));
  });

  it('asks for the right to one item by its partition', async () => {
    await client.send(
      new UpdateItemCommand({
        TableName: 'people',
        Key: item('customer#2', 'profile'),
        UpdateExpression: 'SET a = :a',
        ExpressionAttributeValues: { ':a': { S: 'b' } },
      }),
    );
    expect(behind.asked()).toEqual([need('dynamodb:UpdateItem', ARN, ['customer#2'])]);
  });

  it.each([
    ['pk = :p AND begins_with(sk, :s)', {}],
    ['#k = :p AND #s > :s', { '#k': 'pk', '#s': 'sk' }],
    ['sk = :s and :p = pk', {}],
  ])('asks for the right to query the partition in %s', async (KeyConditionExpression, names) => {
    await client.send(
      new QueryCommand({
        TableName: 'people',
        KeyConditionExpression,
        ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
        ExpressionAttributeValues: { ':p': { S: 'customer#3' }, ':s': { S: 'x' } },
      }),
    );
    expect(behind.asked()).toEqual([need('dynamodb:Query', ARN, ['customer#3'])]);
  });

  it("asks for the index, with the index's own partition, when that is queried", async () => {
    await client.send(
      new QueryCommand({
        TableName: 'people',
        IndexName: 'due',
        KeyConditionExpression: 'duePk = :p',
        ExpressionAttributeValues: { ':p': { S: 'due#7' } },
      }),
    );
    expect(behind.asked()).toEqual([need('dynamodb:Query', `${ARN}/index/due`, ['due#7'])]);
  });

  it('asks for each part of a transaction', async () => {
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: 'people', Item: item('send#1', 'state') } },
          {
            ConditionCheck: {
              TableName: 'people',
              Key: item('suppression#1', 'x'),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          { Delete: { TableName: 'people', Key: item('customer#9', 'x') } },
        ],
      }),
    );
    expect(behind.asked()).toEqual([
      need('dynamodb:PutItem', ARN, ['send#1']),
      need('dynamodb:ConditionCheckItem', ARN, ['suppression#1']),
      need('dynamodb:DeleteItem', ARN, ['customer#9']),
    ]);
  });

  it('asks for all partitions of a batch at once', async () => {
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          people: [{ PutRequest: { Item: item('a', '1') } }, { DeleteRequest: { Key: item('b', '1') } }],
        },
      }),
    );
    expect(behind.asked()).toEqual([need('dynamodb:BatchWriteItem', ARN, ['a', 'b'])]);
  });

  it('says no partition for a scan', async () => {
    await client.send(new ScanCommand({ TableName: 'people', Limit: 1 }));
    expect(behind.asked()).toEqual([{ action: 'dynamodb:Scan', resource: ARN }]);
  });

  it("gives the engine's own errors under their names", async () => {
    const onlyOnce = new PutItemCommand({
      TableName: 'people',
      Item: item('customer#1', 'profile'),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await expect(client.send(onlyOnce)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  it("gives IAM's refusal the name that DynamoDB gives it", async () => {
    behind.refuse(({ action }) => action === 'dynamodb:GetItem');
    const get = new GetItemCommand({ TableName: 'people', Key: item('x', 'y') });
    await expect(client.send(get)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    behind.refuse(() => false);
  });

  it('refuses PartiQL, whose rights it cannot tell', async () => {
    await expect(
      client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM people' })),
    ).rejects.toThrow(/PartiQL/);
  });
});

describe.skipIf(!canRunDynamoDb())('DynamoDB with a data folder', () => {
  it('has its tables and their items again after a restart', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'dynamodb-'));
    const first = await createDynamoDb({ place: PLACE, dataFolder });
    await create(first, TABLE);
    const before = await behindGateway([first.service]);
    await new DynamoDBClient(before.client).send(
      new PutItemCommand({ TableName: 'people', Item: item('kept', '1') }),
    );
    await Promise.all([before.close(), first.stop()]);

    const second = await createDynamoDb({ place: PLACE, dataFolder });
    await create(second, TABLE);
    const after = await behindGateway([second.service]);
    const { Item } = await new DynamoDBClient(after.client).send(
      new GetItemCommand({ TableName: 'people', Key: item('kept', '1') }),
    );
    await Promise.all([after.close(), second.stop()]);
    expect(Item).toEqual(item('kept', '1'));
  });
});

describe.skipIf(!canRunDynamoDb())('DynamoDB whose engine dies', () => {
  it('says so once, and in the error of every call', async () => {
    const said: string[] = [];
    const before = enginesOfThisProcess();
    const dynamoDb = await createDynamoDb({ place: PLACE, log: (message) => void said.push(message) });
    const behind = await behindGateway([dynamoDb.service]);
    await create(dynamoDb, TABLE);
    const engine = enginesOfThisProcess().find((pid) => !before.includes(pid));
    process.kill(engine ?? Number.NaN, 'SIGKILL');
    const client = new DynamoDBClient({ ...behind.client, maxAttempts: 1 });
    const get = () => client.send(new GetItemCommand({ TableName: 'people', Key: item('a', 'b') }));
    const why = /^DynamoDB Local, .* has ended \(SIGKILL\)\. .*start it again\.$/;
    const failure = { name: 'InternalServerError', message: expect.stringMatching(why) };
    await expect(get()).rejects.toMatchObject(failure);
    await expect(get()).rejects.toMatchObject(failure);
    await Promise.all([behind.close(), dynamoDb.stop()]);
    expect(said).toEqual([expect.stringMatching(why)]);
  });
});

function enginesOfThisProcess(): readonly number[] {
  const own = ['-o', 'pid=,comm=', '--ppid', String(process.pid)];
  const found = execFileSync('ps', own, { encoding: 'utf8' }).matchAll(/(\d+) java/g);
  return [...found].map(([, pid]) => Number(pid));
}

function keys(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}

function item(pk: string, sk: string) {
  return { pk: { S: pk }, sk: { S: sk } };
}

function need(action: string, resource: string, leading: readonly string[]) {
  return { action, resource, context: { 'dynamodb:LeadingKeys': leading } };
}

async function create(dynamoDb: DynamoDb, properties: Record<string, unknown>): Promise<void> {
  await dynamoDb.resources['AWS::DynamoDB::Table']?.({ logicalId: 'Table', stack: 'test', properties });
}
