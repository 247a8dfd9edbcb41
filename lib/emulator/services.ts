import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { createCloudWatch } from './cloudwatch/cloudwatch.ts';
import { measures } from './cloudwatch/measures.ts';
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { createEvents } from './events/events.ts';
import { createHttpApis } from './http-api/http-api.ts';
import { type AccessDecision, createAuthorizer } from './iam/authorizer.ts';
import { createLambda } from './lambda/lambda.ts';
import { createLogs } from './logs/logs.ts';
import { createS3 } from './s3/s3.ts';
import { createScheduler } from './scheduler/scheduler.ts';
import { createSecretsManager } from './secrets-manager/secrets-manager.ts';
import type { CreateResource, FindAsset, Place, Principal, ResourceTypes } from './service.ts';
import { createSes } from './ses/ses.ts';
import { createSns } from './sns/sns.ts';
import { createSqs } from './sqs/sqs.ts';
import { createStates } from './states/states.ts';

type Parts = {
  readonly place: Place;
  readonly clock: Clock;
  readonly dynamodb: DynamoDb;
  readonly findAsset: FindAsset;
  readonly dataFolder: string | undefined;
  readonly log: (message: string) => void;
  readonly observe?: ((decision: AccessDecision) => void) | undefined;
};

export type Services = ReturnType<typeof createServices>;

/** Every service, each given those of the others that it calls without a request. */
export function createServices({ dynamodb, ...parts }: Parts) {
  const { place, dataFolder, log, observe } = parts;
  const iam = createAuthorizer({
    place,
    observe: (decision) => {
      if (decision.allowed) lambda.noticeCall(decision.principal, decision.need);
      observe?.(decision);
    },
  });
  const { authorize, allows, assume, addResourcePolicy, issueKey } = iam;
  const own = { ...parts, authorize, assume, addResourcePolicy };

  const logs = createLogs(own);
  const sqs = createSqs(own);
  const lambda = createLambda({ ...own, issueKey, sqs, logs });
  const states = createStates({ ...own, invoke: lambda.invoke });
  const sns = createSns({ ...own, allows, send: sqs.send });
  const calls = {
    send: sqs.send,
    publish: sns.publish,
    invoke: lambda.invokeLater,
    startExecution: states.start,
  };
  const events = createEvents({ ...own, calls });
  const scheduler = createScheduler({ ...own, calls });
  const ses = createSes({
    ...own,
    putEvent: ({ sourceArn, ...event }) => {
      events
        .put({ ...event, busName: 'default' }, byService('ses.amazonaws.com', sourceArn))
        .catch((error: unknown) => log(`SES could not publish ${event.detailType}: ${String(error)}`));
    },
  });
  const secretsManager = createSecretsManager({ ...own, invoke: lambda.invoke });
  const s3 = createS3({
    ...own,
    dataFolder: dataFolder && join(dataFolder, 's3'),
    roleOfFunction: lambda.roleOf,
  });
  const cloudwatch = createCloudWatch({
    ...own,
    measure: measures(sqs.queues),
    notify: ({ alarmArn, ...notice }) => {
      sns.publish(notice, byService('cloudwatch.amazonaws.com', alarmArn));
    },
  });

  const httpApis = createHttpApis({ ...own, invoke: lambda.invoke, principalOf: iam.principalOf });

  const all = [
    iam,
    dynamodb,
    logs,
    sqs,
    lambda,
    states,
    events,
    scheduler,
    ses,
    sns,
    s3,
    secretsManager,
    cloudwatch,
    httpApis,
  ];
  const resources: ResourceTypes = Object.assign(
    { 'AWS::CDK::Metadata': metadata },
    ...all.map((one) => one.resources),
  );
  return {
    iam,
    lambda,
    sqs,
    states,
    cloudwatch,
    ses,
    sns,
    httpApis,
    /** What answers requests. */
    behindGateway: [
      dynamodb,
      logs,
      sqs,
      lambda,
      states,
      events,
      scheduler,
      ses,
      sns,
      s3,
      secretsManager,
      httpApis,
    ].map((one) => one.service),
    resources,
    /** Once everything is there that they may call. */
    start() {
      lambda.start();
      states.resume();
      events.start();
      scheduler.start();
      secretsManager.start();
    },
    stop() {
      secretsManager.stop();
      scheduler.stop();
      events.stop();
      cloudwatch.stop();
      states.stop();
      lambda.close();
      sqs.close();
    },
  };
}

/** Which constructs made the stack, for AWS to count: https://docs.aws.amazon.com/cdk/v2/guide/usage-data.html */
const metadata: CreateResource = async ({ logicalId }) => ({ ref: logicalId, attributes: {} });

function byService(service: string, sourceArn: string): Principal {
  return { kind: 'service', service, sourceArn };
}
