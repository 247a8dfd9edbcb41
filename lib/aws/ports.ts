import { randomUUID } from 'node:crypto';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { MissingContentError } from '../core/errors.ts';
import type {
  AgendaStore,
  Alarms,
  Allowances,
  AsideStore,
  Clock,
  Content,
  CustomerStore,
  DeliveryNews,
  EnrolmentStore,
  EventPublisher,
  ExperimentStore,
  Ids,
  JourneyStore,
  LegRunner,
  PaceStore,
  Pages,
  ReportStore,
  ReviewQueue,
  Sender,
  SendQueue,
  SendStore,
  SuppressionStore,
  WakeQueue,
  Walks,
  WheelStore,
  WriteKeys,
} from '../core/ports.ts';
import { alarmTopic } from './alarm-topic.ts';
import { content } from './content.ts';
import { deliveryNews } from './delivery-news.ts';
import { agendaStore } from './dynamo/agenda-store.ts';
import { asideStore } from './dynamo/aside-store.ts';
import { customerStore } from './dynamo/customer-store.ts';
import { openTable } from './dynamo/dynamo.ts';
import { enrolmentStore } from './dynamo/enrolment-store.ts';
import { experimentStore } from './dynamo/experiment-store.ts';
import { journeyStore } from './dynamo/journey-store.ts';
import { paceStore } from './dynamo/pace-store.ts';
import { reportStore } from './dynamo/report-store.ts';
import { sendStore } from './dynamo/send-store.ts';
import { suppressionStore } from './dynamo/suppression-store.ts';
import { wheelStore } from './dynamo/wheel-store.ts';
import { eventPublisher } from './event-publisher.ts';
import { lazily } from './lazily.ts';
import { legRunner } from './leg-runner.ts';
import { CALL_ONCE } from './provider-client.ts';
import { reviewQueue } from './review-queue.ts';
import { sendQueue } from './send-queue.ts';
import { sesAccount } from './ses-account.ts';
import { sesEmail } from './ses-email.ts';
import { snsSms } from './sns-sms.ts';
import { tokenKeys } from './token-keys.ts';
import { wakeQueue } from './wake-queue.ts';
import { walks } from './walks.ts';
import { writeKeys } from './write-keys.ts';

export type AwsPorts = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly customers: CustomerStore;
  readonly agendas: AgendaStore;
  readonly enrolments: EnrolmentStore;
  readonly sends: SendStore;
  readonly suppressions: SuppressionStore;
  readonly journeys: JourneyStore;
  readonly pace: PaceStore;
  readonly experiments: ExperimentStore;
  readonly wheel: WheelStore;
  readonly reports: ReportStore;
  readonly asides: AsideStore;
  readonly content: Content;
  readonly pages: Pages;
  readonly sender: Sender;
  readonly allowances: Allowances;
  readonly alarms: Alarms;
  readonly runner: LegRunner;
  readonly publisher: EventPublisher;
  readonly news: DeliveryNews;
  readonly wakeQueue: WakeQueue;
  readonly sendQueue: SendQueue;
  readonly reviewQueue: ReviewQueue;
  readonly walks: Walks;
  readonly writeKeys: WriteKeys;
};

/**
 * The ports on AWS, each made when it is first asked for and then kept for the life of the container, so that a function
 * which never sends needs neither the right to nor the variable.
 * @param env TABLE_NAME · CONTENT_BUCKET · EVENT_BUS_NAME · WAKE_QUEUE_URL · SEND_QUEUE_URL · REVIEW_QUEUE_URL ·
 * NEWS_QUEUE_URL · WALK_MACHINE_ARN · CONFIGURATION_SET · PAGES_URL · TOKEN_KEYS_SECRET · WRITE_KEYS_SECRET ·
 * ALARM_TOPIC_ARN, as far as they are used
 */
export function awsPorts(env: Environment): AwsPorts {
  const clock = { now: () => Date.now() };
  const shared = lazily({
    table: () => openTable(variable(env, 'TABLE_NAME')),
    queues: () => new SQSClient(),
    machines: () => new SFNClient(),
  });
  return lazily<AwsPorts>({
    clock: () => clock,
    ids: () => ({ fresh: () => randomUUID() }),
    customers: () => customerStore(shared.table),
    agendas: () => agendaStore(shared.table),
    enrolments: () => enrolmentStore(shared.table),
    sends: () => sendStore(shared.table),
    suppressions: () => suppressionStore(shared.table),
    journeys: () => journeyStore(shared.table),
    pace: () => paceStore(shared.table),
    experiments: () => experimentStore(shared.table),
    wheel: () => wheelStore(shared.table),
    reports: () => reportStore(shared.table),
    asides: () => asideStore(shared.table),
    content: () => content(new S3Client(), { bucket: variable(env, 'CONTENT_BUCKET'), clock }),
    pages: () => pages(env, clock),
    sender: () =>
      lazily<Sender>({
        email: () => sesEmail(new SESv2Client(CALL_ONCE), variable(env, 'CONFIGURATION_SET')),
        sms: () => snsSms(new SNSClient(CALL_ONCE)),
      }),
    allowances: () => sesAccount(new SESv2Client(), { clock }),
    alarms: () => alarmTopic(new SNSClient(), variable(env, 'ALARM_TOPIC_ARN')),
    runner: () => legRunner(shared.machines),
    publisher: () => eventPublisher(new EventBridgeClient(), variable(env, 'EVENT_BUS_NAME')),
    news: () => deliveryNews(shared.queues, variable(env, 'NEWS_QUEUE_URL')),
    wakeQueue: () => wakeQueue(shared.queues, variable(env, 'WAKE_QUEUE_URL')),
    sendQueue: () => sendQueue(shared.queues, variable(env, 'SEND_QUEUE_URL')),
    reviewQueue: () => reviewQueue(shared.queues, variable(env, 'REVIEW_QUEUE_URL')),
    walks: () => walks(shared.machines, variable(env, 'WALK_MACHINE_ARN')),
    writeKeys: () =>
      writeKeys(new SecretsManagerClient(), { secretId: variable(env, 'WRITE_KEYS_SECRET'), clock }),
  });
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Who only reads links needs the keys and not the address; who writes them needs both. */
function pages(env: Environment, clock: Clock): Pages {
  const parts = lazily({
    keys: () =>
      tokenKeys(new SecretsManagerClient(), { secretId: variable(env, 'TOKEN_KEYS_SECRET'), clock }),
  });
  return {
    address: () => variable(env, 'PAGES_URL').replace(/\/$/, ''),
    keys: async () => parts.keys(),
  };
}

/** @throws when the deployment forgot to tell this function */
function variable(env: Environment, name: string): string {
  const value = z.string().min(1).safeParse(env[name]);
  if (value.success) return value.data;
  throw new MissingContentError(`the environment variable ${name} is not set`);
}
