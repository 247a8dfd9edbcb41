import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeployed } from '../../lib/aws/deployed.ts';

const dynamo = mockClient(DynamoDBClient);
const sqs = mockClient(SQSClient);
const s3 = mockClient(S3Client);
const BUCKET = 'sojourn-prod-contentbucket52d4b12c-z';
const QUEUE = 'https://sqs.example/1/sojourn-prod-TimeWheelDueSendsQueue0A1B2C3D-X';

beforeEach(() => {
  dynamo.reset();
  sqs.reset();
  s3.reset();
  s3.on(ListBucketsCommand)
    .resolves({ Buckets: [] })
    .on(ListBucketsCommand, { Prefix: 'sojourn-prod-contentbucket' })
    .resolves({ Buckets: [{ Name: BUCKET }] });
  dynamo
    .on(ListTablesCommand, {})
    .resolves({
      TableNames: ['another', 'sojourn-dev-Table1-X'],
      LastEvaluatedTableName: 'sojourn-dev-Table1-X',
    })
    .on(ListTablesCommand, { ExclusiveStartTableName: 'sojourn-dev-Table1-X' })
    .resolves({ TableNames: ['sojourn-prod-Table2-Y'] });
  sqs
    .on(ListQueuesCommand)
    .resolves({})
    .on(ListQueuesCommand, { QueueNamePrefix: 'sojourn-prod-TimeWheelDueSendsQueue' })
    .resolves({ QueueUrls: [QUEUE] });
});

describe('a deployment', () => {
  it('is found by the names of its table, queue and bucket, however many others there are', async () => {
    const deployed = await openDeployed({ stage: 'prod' });
    expect(Object.keys(deployed ?? {}).toSorted()).toEqual([
      'agendas',
      'asides',
      'clock',
      'content',
      'customers',
      'enrolments',
      'experiments',
      'journeys',
      'publisher',
      'reports',
      'runner',
      'sendQueue',
      'sends',
    ]);
  });

  it('reads what is live from its own bucket', async () => {
    s3.on(GetObjectCommand).rejects(new Error('down'));
    const deployed = await openDeployed({ stage: 'prod' });
    await expect(deployed?.content.registry()).rejects.toThrow('down');
    expect(s3.commandCalls(GetObjectCommand).map(({ args }) => args[0].input)).toEqual([
      { Bucket: BUCKET, Key: 'registry.json' },
    ]);
  });

  it('is not mistaken for another stage', async () => {
    expect(await openDeployed({ stage: 'dev' })).toBeUndefined(); // its table is there, its queue is not
    expect(await openDeployed({ stage: 'pro' })).toBeUndefined();
  });
});
