import type { EventBus } from 'aws-cdk-lib/aws-events';
import { Effect, Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';
import type { Task } from './bundles.ts';
import type { ContentPart, ContentStore } from './content-store.ts';
import type { CustomerWalk } from './customer-walk.ts';
import { grantSendEmail } from './email-identity.ts';
import type { JourneyTable } from './journey-table.ts';
import { grantStartLegs } from './journeys.ts';
import { isTableCall, type TableCall } from './table-rights.ts';
import { type Call, callsOf } from './task-calls.ts';
import type { TokenKeys } from './token-keys.ts';
import type { WriteKeys } from './write-keys.ts';

/** What the ports stand for on AWS. */
export type PortResources = {
  readonly table: JourneyTable;
  readonly content: ContentStore;
  readonly bus: EventBus;
  readonly wakeQueue: Queue;
  readonly sendQueue: Queue;
  readonly reviewQueue: Queue;
  readonly newsQueue: Queue;
  readonly walk: CustomerWalk;
  readonly alarmTopic: Topic;
  readonly tokenKeys: TokenKeys;
  readonly writeKeys: WriteKeys;
  /** Where the public pages are. */
  readonly pagesUrl: string;
  readonly configurationSet: ConfigurationSet;
  /** Who e-mails are from. */
  readonly from: string;
};

/** Gives a task's function the right to what the task calls, and tells it where that is. */
export function grantCalls(task: Task, to: Function, resources: PortResources): void {
  const calls = callsOf(task);
  const tableCalls = calls.filter(isTableCall);
  if (tableCalls.length > 0) {
    resources.table.grant(to, tableCalls);
    to.addEnvironment('TABLE_NAME', resources.table.table.tableName);
  }
  for (const call of calls) if (!isTableCall(call)) GRANTS[call](to, resources);
}

type Grants = Record<Exclude<Call, TableCall>, (to: Function, resources: PortResources) => void>;

const GRANTS: Grants = {
  'clock.now': () => undefined,
  'ids.fresh': () => undefined,
  'content.registry': (to, { content }) => grantContent(to, content, 'registry'),
  'content.triggers': (to, { content }) => grantContent(to, content, 'triggers'),
  'content.message': (to, { content }) => grantContent(to, content, 'messages'),
  'content.audience': (to, { content }) => grantContent(to, content, 'audiences'),
  'content.catalog': (to, { content }) => grantContent(to, content, 'catalogs'),
  'runner.start': (to) => grantStartLegs(to),
  'publisher.publish': (to, { bus }) => grantPublish(to, bus),
  'publisher.publishAll': (to, { bus }) => grantPublish(to, bus),
  'walks.start': (to, { walk }) => walk.grantStart(to),
  'wakeQueue.wakeAt': (to, { wakeQueue }) => grantSendTo(to, wakeQueue, 'WAKE_QUEUE_URL'),
  'sendQueue.settleAt': (to, { sendQueue }) => grantSendTo(to, sendQueue, 'SEND_QUEUE_URL'),
  'reviewQueue.reviewAt': (to, { reviewQueue }) => grantSendTo(to, reviewQueue, 'REVIEW_QUEUE_URL'),
  'news.tell': (to, { newsQueue }) => grantSendTo(to, newsQueue, 'NEWS_QUEUE_URL'),
  'pages.address': (to, { pagesUrl }) => void to.addEnvironment('PAGES_URL', pagesUrl),
  'pages.keys': (to, { tokenKeys }) => tokenKeys.grantRead(to),
  'writeKeys.keys': (to, { writeKeys }) => writeKeys.grantRead(to),
  'alarms.raise': (to, { alarmTopic }) => {
    Grant.addToPrincipal({ grantee: to, actions: ['sns:Publish'], resourceArns: [alarmTopic.topicArn] });
    to.addEnvironment('ALARM_TOPIC_ARN', alarmTopic.topicArn);
  },
  'allowances.email': (to) => grantReadAccount(to),
  'sender.email': (to, { configurationSet, from }) => {
    grantSendEmail(to, { configurationSet, from });
    to.addEnvironment('CONFIGURATION_SET', configurationSet.configurationSetName);
  },
  'sender.sms': (to) => grantText(to),
};

function grantPublish(to: Function, bus: EventBus): void {
  Grant.addToPrincipal({ grantee: to, actions: ['events:PutEvents'], resourceArns: [bus.eventBusArn] });
  to.addEnvironment('EVENT_BUS_NAME', bus.eventBusName);
}

function grantContent(to: Function, content: ContentStore, part: ContentPart): void {
  content.grantRead(to, part);
  to.addEnvironment('CONTENT_BUCKET', content.bucket.bucketName);
}

function grantSendTo(to: Function, queue: Queue, variable: string): void {
  Grant.addToPrincipal({ grantee: to, actions: ['sqs:SendMessage'], resourceArns: [queue.queueArn] });
  to.addEnvironment(variable, queue.queueUrl);
}

function grantReadAccount(to: Function): void {
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
  to.addToRolePolicy(new PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] }));
  acknowledge(
    to.role ?? to,
    'What the account may send is read of the account as a whole: the action knows no resource.',
    'IAM5[Resource::*]',
  );
}

/** A telephone number has no ARN, so the right must be to all; topics, which have one, are taken out again. */
function grantText(to: Function): void {
  // https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
  to.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
  acknowledge(
    to.role ?? to,
    'A text message goes to a telephone number, which has no ARN; publishing to any topic is denied.',
    'IAM5[Resource::*]',
  );
  to.addToRolePolicy(
    new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: ['arn:*:sns:*:*:*'] }),
  );
}
