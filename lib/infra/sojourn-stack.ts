import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Code, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Audience } from '../core/audience/definition.ts';
import type { EventCatalog } from '../core/event/catalog.ts';
import type { CompiledJourney } from '../core/journey/compiled.ts';
import type { CompiledMessage } from '../core/message/definition.ts';
import type { Settings } from '../core/settings.ts';
import { Alarms } from './alarms.ts';
import { bundleFunctions, TASKS, type Task } from './bundles.ts';
import { Collector } from './collector.ts';
import { ContentStore } from './content-store.ts';
import { CustomerWalk } from './customer-walk.ts';
import { EventIntake } from './event-intake.ts';
import { grantCalls, type PortResources } from './grants.ts';
import { InboundTexts } from './inbound-texts.ts';
import { JourneyTable } from './journey-table.ts';
import { Journeys } from './journeys.ts';
import { MessageEvents } from './message-events.ts';
import { PublicPages } from './public-pages.ts';
import { SendingWatch } from './sending-watch.ts';
import { TaskFunction } from './task-function.ts';
import { TimeWheel } from './time-wheel.ts';
import { TokenKeys } from './token-keys.ts';
import { WriteKeys } from './write-keys.ts';

export type SojournStackProps = {
  readonly settings: Settings;
  /** Compiled with `FUNCTION_PLACEHOLDERS` as resources. */
  readonly journeys: readonly CompiledJourney[];
  /** By content hash. */
  readonly messages: Readonly<Record<string, CompiledMessage>>;
  readonly audience: Audience;
  readonly catalog: EventCatalog;
  /** Keep what customers did and where they are, also when the stack is deleted. */
  readonly keep: boolean;
  /** How many messages may be under way to the providers at once; undefined: as many as there are. */
  readonly sendConcurrency?: number | undefined;
};

/** Called too seldom for a share of failed calls to mean anything. */
const SELDOM: ReadonlySet<Task> = new Set(['rotate-keys']);

/** Sojourn in one account and Region, for one stage. The constructs in the order of docs/architecture.md. */
export class SojournStack extends Stack {
  constructor(scope: Construct, id: string, props: SojournStackProps) {
    super(scope, id, { description: 'Sojourn: customer journeys' });
    const { settings, journeys: compiled, audience, catalog, keep, sendConcurrency } = props;
    const alarms = new Alarms(this);
    const table = new JourneyTable(this, { keep });
    const content = new ContentStore(this);
    const functions = taskFunctions(this, sendConcurrency);

    const intake = new EventIntake(this, { ingest: functions.ingest, alarms });
    const { tick, wake, 'settle-send': settle, 'review-agenda': review } = functions;
    const wheel = new TimeWheel(this, { tick, wake, settle, review, alarms });
    const walk = new CustomerWalk(this, { walkCustomers: functions['walk-customers'], alarms });
    const news = new MessageEvents(this, { recordDelivery: functions['record-delivery'], alarms });
    const texts = new InboundTexts(this, { recordReply: functions['record-reply'], alarms });
    const tokenKeys = new TokenKeys(this, { rotate: functions['rotate-keys'], keep });
    const pages = new PublicPages(this, { pages: functions['public-pages'] });
    const writeKeys = new WriteKeys(this, { keep });
    const collector = new Collector(this, { collect: functions.collect });
    new SendingWatch(this, { watch: functions['watch-sending'] });
    const resources: PortResources = {
      table,
      content,
      bus: intake.bus,
      wakeQueue: wheel.wakeQueue,
      sendQueue: wheel.sendQueue,
      reviewQueue: wheel.reviewQueue,
      walk,
      newsQueue: news.newsQueue,
      configurationSet: news.configurationSet,
      alarmTopic: alarms.topic,
      tokenKeys,
      writeKeys,
      pagesUrl: pages.url,
      from: settings.email.from,
    };
    for (const task of TASKS) {
      grantCalls(task, functions[task], resources);
      if (SELDOM.has(task)) alarms.onAnyError(task, functions[task]);
      else alarms.onErrors(task, functions[task]);
    }

    const journeys = new Journeys(this, {
      compiled,
      stepFunctions: functions,
      alarms,
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const live = content.publish(filesOf(props), {
      settings,
      journeys: journeys.current,
      audience: audience.edition,
      catalog: catalog.edition,
    });
    // What reads the registry must be able to before it changes, and what it begins must be able to run.
    live.node.addDependency(...Object.values(functions), walk);

    new CfnOutput(this, 'EventBusName', { value: intake.bus.eventBusName });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn });
    new CfnOutput(this, 'InboundTextsTopicArn', { value: texts.topic.topicArn });
    new CfnOutput(this, 'PagesUrl', { value: pages.url });
    new CfnOutput(this, 'CollectorUrl', { value: collector.url });
    new CfnOutput(this, 'WriteKeysSecretName', { value: writeKeys.secret.secretName });
    new CfnOutput(this, 'SendQueueUrl', { value: wheel.sendQueue.queueUrl });
    new CfnOutput(this, 'TableName', { value: table.table.tableName });
    new CfnOutput(this, 'ContentBucketName', { value: content.bucket.bucketName });
  }
}

function taskFunctions(scope: Stack, sendConcurrency: number | undefined): Record<Task, Function> {
  const codeOf = taskCode(scope);
  const make = (task: Task, reservedConcurrency?: number): Function =>
    new TaskFunction(scope, task, { code: codeOf(task), reservedConcurrency }).function;
  return {
    ingest: make('ingest'),
    decide: make('decide'),
    'assign-variant': make('assign-variant'),
    'send-message': make('send-message', sendConcurrency),
    park: make('park'),
    wake: make('wake'),
    complete: make('complete'),
    fail: make('fail'),
    'update-profile': make('update-profile'),
    'emit-event': make('emit-event'),
    'record-delivery': make('record-delivery'),
    tick: make('tick'),
    'settle-send': make('settle-send'),
    'review-agenda': make('review-agenda'),
    'walk-customers': make('walk-customers'),
    'record-reply': make('record-reply'),
    collect: make('collect'),
    'public-pages': make('public-pages'),
    'watch-sending': make('watch-sending'),
    'rotate-keys': make('rotate-keys'),
  };
}

/** Commands that need no code, as `cdk list` or most tests, say so by the context `aws:cdk:bundling-stacks`. */
function taskCode(stack: Stack): (task: Task) => Code {
  if (!stack.bundlingRequired) return () => Code.fromInline('// not bundled');
  const { folderOf } = bundleFunctions();
  return (task) => Code.fromAsset(folderOf(task));
}

function filesOf({ journeys, messages, audience, catalog }: SojournStackProps): Record<string, unknown> {
  return Object.fromEntries([
    [`audiences/${audience.edition}.json`, audience],
    [`catalogs/${catalog.edition}.json`, catalog],
    ...journeys.map(({ triggers }) => [`journeys/${triggers.id}/${triggers.version}.json`, triggers]),
    ...Object.entries(messages).map(([hash, message]) => [`messages/${hash}.json`, message]),
  ]);
}
