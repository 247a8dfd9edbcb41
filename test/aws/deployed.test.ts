import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeployed } from '../../lib/aws/deployed.ts';

const dynamo = mockClient(DynamoDBClient);
const sqs = mockClient(SQSClient);
const QUEUE = 'https://sqs.example/1/sojourn-prod-TimeWheelDueSendsQueue0A1B2C3D-X';

beforeEach(() => {
  dynamo.reset();
  sqs.reset();
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
  it('is found by the names of its table and queue, however many others there are', async () => {
    const deployed = await openDeployed({ stage: 'prod' });
    expect(Object.keys(deployed ?? {}).toSorted()).toEqual([
      'clock',
      'customers',
      'journeys',
      'sendQueue',
      'sends',
    ]);
  });

  it('is not mistaken for another stage', async () => {
    expect(await openDeployed({ stage: 'dev' })).toBeUndefined(); // its table is there, its queue is not
    expect(await openDeployed({ stage: 'pro' })).toBeUndefined();
  });
});
