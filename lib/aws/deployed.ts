import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type {
  AgendaStore,
  AsideStore,
  Clock,
  Content,
  CustomerStore,
  EnrolmentStore,
  EventPublisher,
  ExperimentStore,
  JourneyStore,
  LegRunner,
  ReportStore,
  SendQueue,
  SendStore,
} from '../core/ports.ts';
import { clientConfig } from './client-config.ts';
import { content } from './content.ts';
import { agendaStore } from './dynamo/agenda-store.ts';
import { asideStore } from './dynamo/aside-store.ts';
import { customerStore } from './dynamo/customer-store.ts';
import { openTable } from './dynamo/dynamo.ts';
import { enrolmentStore } from './dynamo/enrolment-store.ts';
import { experimentStore } from './dynamo/experiment-store.ts';
import { journeyStore } from './dynamo/journey-store.ts';
import { reportStore } from './dynamo/report-store.ts';
import { sendStore } from './dynamo/send-store.ts';
import { eventPublisher } from './event-publisher.ts';
import { legRunner } from './leg-runner.ts';
import { sendQueue } from './send-queue.ts';

/** What a person may ask of a deployment, and do there. */
export type Deployed = {
  readonly clock: Clock;
  readonly customers: CustomerStore;
  readonly enrolments: EnrolmentStore;
  readonly agendas: AgendaStore;
  readonly asides: AsideStore;
  readonly sends: SendStore;
  readonly journeys: JourneyStore;
  readonly experiments: ExperimentStore;
  readonly reports: ReportStore;
  readonly sendQueue: SendQueue;
  readonly content: Content;
  readonly publisher: EventPublisher;
  readonly runner: LegRunner;
};

export type WhichDeployment = { readonly stage: string; readonly endpoint?: string | undefined };

/** By the names that CloudFormation gave to its parts. Undefined where there is no such deployment. */
export async function openDeployed({ stage, endpoint }: WhichDeployment): Promise<Deployed | undefined> {
  const config = clientConfig(endpoint);
  const queues = new SQSClient(config);
  const s3 = new S3Client(config);
  const [table, queueUrl, bucket] = await Promise.all([
    tableBeginning(`sojourn-${stage}-${LOGICAL_IDS.table}`, new DynamoDBClient(config)),
    queueBeginning(`sojourn-${stage}-${LOGICAL_IDS.sendQueue}`, queues),
    bucketBeginning(`sojourn-${stage}-${LOGICAL_IDS.bucket}`.toLowerCase(), s3),
  ]);
  if (table === undefined || queueUrl === undefined || bucket === undefined) return undefined;
  const dynamo = openTable(table, config);
  const clock = { now: () => Date.now() };
  return {
    clock,
    customers: customerStore(dynamo),
    enrolments: enrolmentStore(dynamo),
    agendas: agendaStore(dynamo),
    asides: asideStore(dynamo),
    sends: sendStore(dynamo),
    journeys: journeyStore(dynamo),
    experiments: experimentStore(dynamo),
    reports: reportStore(dynamo),
    sendQueue: sendQueue(queues, queueUrl),
    content: content(s3, { bucket, clock }),
    publisher: eventPublisher(new EventBridgeClient(config), `sojourn-${stage}`),
    runner: legRunner(new SFNClient(config)),
  };
}

/** How the logical ids of the three begin in the template: a test of the stack holds it to them. */
export const LOGICAL_IDS = {
  table: 'Table',
  sendQueue: 'TimeWheelDueSendsQueue',
  bucket: 'ContentBucket',
} as const;

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

async function bucketBeginning(prefix: string, client: S3Client): Promise<string | undefined> {
  const { Buckets } = await client.send(new ListBucketsCommand({ Prefix: prefix }));
  return Buckets?.find(({ Name }) => Name?.startsWith(prefix))?.Name;
}
