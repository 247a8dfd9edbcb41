import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { MissingContentError } from '../core/errors.ts';
import type {
  Clock,
  Content,
  CustomerStore,
  EnrolmentStore,
  EventPublisher,
  ExperimentStore,
  LegRunner,
  Sender,
  SendStore,
  SuppressionStore,
  WakeQueue,
  WheelStore,
} from '../core/ports.ts';
import { content } from './content.ts';
import { customerStore } from './dynamo/customer-store.ts';
import { openTable } from './dynamo/dynamo.ts';
import { enrolmentStore } from './dynamo/enrolment-store.ts';
import { experimentStore } from './dynamo/experiment-store.ts';
import { sendStore } from './dynamo/send-store.ts';
import { suppressionStore } from './dynamo/suppression-store.ts';
import { wheelStore } from './dynamo/wheel-store.ts';
import { eventPublisher } from './event-publisher.ts';
import { legRunner } from './leg-runner.ts';
import { CALL_ONCE } from './provider-client.ts';
import { sesEmail } from './ses-email.ts';
import { snsSms } from './sns-sms.ts';
import { wakeQueue } from './wake-queue.ts';

export type AwsPorts = {
  readonly clock: Clock;
  readonly customers: CustomerStore;
  readonly enrolments: EnrolmentStore;
  readonly sends: SendStore;
  readonly suppressions: SuppressionStore;
  readonly experiments: ExperimentStore;
  readonly wheel: WheelStore;
  readonly content: Content;
  readonly sender: Sender;
  readonly runner: LegRunner;
  readonly publisher: EventPublisher;
  readonly wakeQueue: WakeQueue;
};

/**
 * The ports on AWS, each made when it is first asked for and then kept for the life of the container, so that a function
 * which never sends needs neither the right to nor the variable.
 * @param env TABLE_NAME · CONTENT_BUCKET · EVENT_BUS_NAME · WAKE_QUEUE_URL · CONFIGURATION_SET, as far as they are used
 */
export function awsPorts(env: Environment): AwsPorts {
  const clock = { now: () => Date.now() };
  const table = once(() => openTable(variable(env, 'TABLE_NAME')));
  const ports = {
    customers: once(() => customerStore(table())),
    enrolments: once(() => enrolmentStore(table())),
    sends: once(() => sendStore(table())),
    suppressions: once(() => suppressionStore(table())),
    experiments: once(() => experimentStore(table())),
    wheel: once(() => wheelStore(table())),
    content: once(() => content(new S3Client(), { bucket: variable(env, 'CONTENT_BUCKET'), clock })),
    sender: once(() => ({
      email: sesEmail(new SESv2Client(CALL_ONCE), variable(env, 'CONFIGURATION_SET')),
      sms: snsSms(new SNSClient(CALL_ONCE)),
    })),
    runner: once(() => legRunner(new SFNClient())),
    publisher: once(() => eventPublisher(new EventBridgeClient(), variable(env, 'EVENT_BUS_NAME'))),
    wakeQueue: once(() => wakeQueue(new SQSClient(), variable(env, 'WAKE_QUEUE_URL'))),
  };
  return {
    clock,
    get customers() {
      return ports.customers();
    },
    get enrolments() {
      return ports.enrolments();
    },
    get sends() {
      return ports.sends();
    },
    get suppressions() {
      return ports.suppressions();
    },
    get experiments() {
      return ports.experiments();
    },
    get wheel() {
      return ports.wheel();
    },
    get content() {
      return ports.content();
    },
    get sender() {
      return ports.sender();
    },
    get runner() {
      return ports.runner();
    },
    get publisher() {
      return ports.publisher();
    },
    get wakeQueue() {
      return ports.wakeQueue();
    },
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws when the deployment forgot to tell this function */
function variable(env: Environment, name: string): string {
  const value = z.string().min(1).safeParse(env[name]);
  if (value.success) return value.data;
  throw new MissingContentError(`the environment variable ${name} is not set`);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
