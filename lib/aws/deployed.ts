import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Clock, CustomerStore, JourneyStore, SendQueue, SendStore } from '../core/ports.ts';
import { clientConfig } from './client-config.ts';
import { customerStore } from './dynamo/customer-store.ts';
import { openTable } from './dynamo/dynamo.ts';
import { journeyStore } from './dynamo/journey-store.ts';
import { sendStore } from './dynamo/send-store.ts';
import { sendQueue } from './send-queue.ts';

/** What a person may ask of a deployment, and do there. */
export type Deployed = {
  readonly clock: Clock;
  readonly customers: CustomerStore;
  readonly sends: SendStore;
  readonly journeys: JourneyStore;
  readonly sendQueue: SendQueue;
};

export type WhichDeployment = { readonly stage: string; readonly endpoint?: string | undefined };

/** By the names that CloudFormation gave to its parts. Undefined where there is no such deployment. */
export async function openDeployed({ stage, endpoint }: WhichDeployment): Promise<Deployed | undefined> {
  const config = clientConfig(endpoint);
  const queues = new SQSClient(config);
  const [table, queueUrl] = await Promise.all([
    tableBeginning(`sojourn-${stage}-${LOGICAL_IDS.table}`, new DynamoDBClient(config)),
    queueBeginning(`sojourn-${stage}-${LOGICAL_IDS.sendQueue}`, queues),
  ]);
  if (table === undefined || queueUrl === undefined) return undefined;
  const dynamo = openTable(table, config);
  return {
    clock: { now: () => Date.now() },
    customers: customerStore(dynamo),
    sends: sendStore(dynamo),
    journeys: journeyStore(dynamo),
    sendQueue: sendQueue(queues, queueUrl),
  };
}

/** How the logical ids of the two begin in the template: a test of the stack holds it to them. */
export const LOGICAL_IDS = { table: 'Table', sendQueue: 'TimeWheelDueSendsQueue' } as const;

async function tableBeginning(prefix: string, client: DynamoDBClient): Promise<string | undefined> {
  let from: string | undefined;
  do {
    const page = await client.send(
      new ListTablesCommand(from === undefined ? {} : { ExclusiveStartTableName: from }),
    );
    const found = page.TableNames?.find((name) => name.startsWith(prefix));
    if (found !== undefined) return found;
    from = page.LastEvaluatedTableName;
  } while (from !== undefined);
  return undefined;
}

async function queueBeginning(prefix: string, client: SQSClient): Promise<string | undefined> {
  const { QueueUrls } = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  return QueueUrls?.[0];
}
