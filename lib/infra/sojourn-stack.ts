import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Code, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { CompiledJourney } from '../core/journey/compiled.ts';
import type { CompiledMessage } from '../core/message/definition.ts';
import type { Settings } from '../core/settings.ts';
import { Alarms } from './alarms.ts';
import { bundleFunctions, TASKS, type Task } from './bundles.ts';
import { ContentStore } from './content-store.ts';
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

export type SojournStackProps = {
  readonly settings: Settings;
  /** Compiled with `FUNCTION_PLACEHOLDERS` as resources. */
  readonly journeys: readonly CompiledJourney[];
  /** By content hash. */
  readonly messages: Readonly<Record<string, CompiledMessage>>;
  /** Keep what customers did and where they are, also when the stack is deleted. */
  readonly keep: boolean;
  /** How many messages may be under way to the providers at once; undefined: as many as there are. */
  readonly sendConcurrency?: number | undefined;
};

/** Called too seldom for a share of failed calls to mean anything. */
const SELDOM: ReadonlySet<Task> = new Set(['rotate-keys']);

/** Sojourn in one account and Region, for one stage. The constructs in the order of docs/architecture.md. */
export class SojournStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, journeys: compiled, messages, keep, sendConcurrency }: SojournStackProps,
  ) {
    super(scope, id, { description: 'Sojourn: customer journeys' });
    const alarms = new Alarms(this);
    const table = new JourneyTable(this, { keep });
    const content = new ContentStore(this);
    const functions = taskFunctions(this, sendConcurrency);

    const intake = new EventIntake(this, { ingest: functions.ingest, alarms });
    const { tick, wake, 'settle-send': settle } = functions;
    const wheel = new TimeWheel(this, { tick, wake, settle, alarms });
    const news = new MessageEvents(this, { recordDelivery: functions['record-delivery'], alarms });
    const texts = new InboundTexts(this, { recordReply: functions['record-reply'], alarms });
    const tokenKeys = new TokenKeys(this, { rotate: functions['rotate-keys'], keep });
    const pages = new PublicPages(this, { pages: functions['public-pages'] });
    new SendingWatch(this, { watch: functions['watch-sending'] });
    const resources: PortResources = {
      table,
      content,
      bus: intake.bus,
      wakeQueue: wheel.wakeQueue,
      sendQueue: wheel.sendQueue,
      newsQueue: news.newsQueue,
      configurationSet: news.configurationSet,
      alarmTopic: alarms.topic,
      tokenKeys,
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
    const live = content.publish(filesOf(compiled, messages), { settings, journeys: journeys.current });
    // What reads the registry must be able to before it changes.
    live.node.addDependency(...Object.values(functions));

    new CfnOutput(this, 'EventBusName', { value: intake.bus.eventBusName });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn });
    new CfnOutput(this, 'InboundTextsTopicArn', { value: texts.topic.topicArn });
    new CfnOutput(this, 'PagesUrl', { value: pages.url });
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
    'record-reply': make('record-reply'),
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

function filesOf(
  journeys: readonly CompiledJourney[],
  messages: Readonly<Record<string, CompiledMessage>>,
): Record<string, unknown> {
  return Object.fromEntries([
    ...journeys.map(({ triggers }) => [`journeys/${triggers.id}/${triggers.version}.json`, triggers]),
    ...Object.entries(messages).map(([hash, message]) => [`messages/${hash}.json`, message]),
  ]);
}
