import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CompiledProject } from '../project/compile-project.ts';
import { Alarms } from './alarms.ts';
import { TASKS, type Task } from './bundles.ts';
import { Collector } from './collector.ts';
import { ContentStore } from './content-store.ts';
import { CustomerWalk } from './customer-walk.ts';
import { DailyReport } from './daily-report.ts';
import { EventIntake } from './event-intake.ts';
import { ExperimentsWatch } from './experiments-watch.ts';
import { grantCalls, type PortResources } from './grants.ts';
import { InboundTexts } from './inbound-texts.ts';
import { JourneyTable } from './journey-table.ts';
import { Journeys } from './journeys.ts';
import { MessageEvents } from './message-events.ts';
import { PublicPages } from './public-pages.ts';
import { SendingWatch } from './sending-watch.ts';
import { taskFunctions } from './task-functions.ts';
import { TimeWheel } from './time-wheel.ts';
import { TokenKeys } from './token-keys.ts';
import { WriteKeys } from './write-keys.ts';

export type SojournStackProps = {
  /** Compiled with `FUNCTION_PLACEHOLDERS` as resources. */
  readonly project: CompiledProject;
  /** Keep what customers did and where they are, also when the stack is deleted. */
  readonly keep: boolean;
  /** How many messages may be under way to the providers at once; undefined: as many as there are. */
  readonly sendConcurrency?: number | undefined;
};

/** Called too seldom for a share of failed calls to mean anything. */
const SELDOM: ReadonlySet<Task> = new Set(['rotate-keys', 'make-report']);

/** Sojourn in one account and Region, for one stage. The constructs in the order of docs/architecture.md. */
export class SojournStack extends Stack {
  constructor(scope: Construct, id: string, { project, keep, sendConcurrency }: SojournStackProps) {
    super(scope, id, { description: 'Sojourn: customer journeys' });
    const { settings, journeys: compiled, audience, catalog } = project;
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
    const pages = new PublicPages(this, { pages: functions['public-pages'], alarms });
    const writeKeys = new WriteKeys(this, { keep });
    const collector = new Collector(this, { collect: functions.collect, alarms });
    new SendingWatch(this, { watch: functions['watch-sending'] });
    new ExperimentsWatch(this, { watch: functions['watch-experiments'] });
    new DailyReport(this, { make: functions['make-report'], zone: settings.zone });
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
    const live = content.publish(filesOf(project), {
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

function filesOf({ journeys, messages, audience, catalog }: CompiledProject): Record<string, unknown> {
  return Object.fromEntries([
    [`audiences/${audience.edition}.json`, audience],
    [`catalogs/${catalog.edition}.json`, catalog],
    ...journeys.map(({ triggers }) => [`journeys/${triggers.id}/${triggers.version}.json`, triggers]),
    ...Object.entries(messages).map(([hash, message]) => [`messages/${hash}.json`, message]),
  ]);
}
