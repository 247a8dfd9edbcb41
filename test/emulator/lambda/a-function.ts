import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Clock, createClock } from '../../../lib/emulator/clock.ts';
import { createGateway } from '../../../lib/emulator/gateway.ts';
import { createAuthorizer } from '../../../lib/emulator/iam/authorizer.ts';
import { createLambda, type Lambda } from '../../../lib/emulator/lambda/lambda.ts';
import type { Principal } from '../../../lib/emulator/service.ts';
import { createSqs, type Sqs } from '../../../lib/emulator/sqs/sqs.ts';

const ACCOUNT: Principal = { kind: 'account' };
const ROLE = 'arn:aws:iam::123456789012:role/orders';

export type WithFunctions = {
  readonly lambda: Lambda;
  readonly sqs: Sqs;
  readonly client: LambdaClient;
  readonly queueClient: SQSClient;
  readonly endpoint: string;
  /** What functions printed into CloudWatch Logs. */
  readonly logged: { readonly group: string; readonly messages: readonly string[] }[];
  /** @param code an ES module that exports `handler` */
  fn(code: string, properties?: Readonly<Record<string, unknown>>): Promise<string>;
  resource(type: string, properties: Readonly<Record<string, unknown>>): Promise<string>;
  invoke(name: string, payload?: unknown): ReturnType<Lambda['invoke']>;
  close(): Promise<void>;
};

type Options = { readonly clock?: Clock; readonly allow?: readonly string[] };

/** Lambda and SQS behind the real gateway and the real IAM. The functions' role may do what is allowed here. */
export async function withFunctions({
  clock = createClock(1),
  allow = ['sqs:*'],
}: Options = {}): Promise<WithFunctions> {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'));
  const place = { account: '123456789012', region: 'eu-central-1', endpoint: '' };
  const iam = createAuthorizer({ place });
  const statement = (Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  iam.addRole({ arn: ROLE, trust: { Statement: [trust] } });
  iam.addRolePolicy(ROLE, { Statement: [statement(allow)] });

  const { addResourcePolicy, assume, issueKey } = iam;
  const logged: WithFunctions['logged'] = [];
  const sqs = createSqs({ place, clock, authorize: iam.authorize, addResourcePolicy });
  const lambda = createLambda({
    place,
    clock,
    authorize: iam.authorize,
    addResourcePolicy,
    assume,
    issueKey,
    findAsset: ({ key }) => join(folder, key),
    sqs,
    logs: { write: (entry) => void logged.push(entry) },
  });
  lambda.start();
  const gateway = createGateway({
    services: [sqs.service, lambda.service],
    authorize: (principal, need) => {
      iam.authorize(principal, need);
      lambda.noticeCall(principal, need);
    },
    principalOf: iam.principalOf,
  });
  const { endpoint } = await gateway.listen(0);
  place.endpoint = endpoint;
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const config = { endpoint, region: place.region, credentials, maxAttempts: 1 };
  const client = new LambdaClient(config);
  const queueClient = new SQSClient(config);

  const resource = async (type: string, properties: Readonly<Record<string, unknown>>) => {
    const create = { ...sqs.resources, ...lambda.resources }[type];
    return (await create?.({ logicalId: type, stack: 'shop', properties }))?.ref ?? '';
  };
  return {
    lambda,
    sqs,
    client,
    queueClient,
    endpoint,
    logged,
    resource,
    async fn(code, properties = {}) {
      const S3Key = `asset-${Math.random()}`;
      mkdirSync(join(folder, S3Key));
      writeFileSync(join(folder, S3Key, 'handler.mjs'), code);
      return resource('AWS::Lambda::Function', {
        FunctionName: 'orders',
        Code: { S3Bucket: 'assets', S3Key },
        Handler: 'handler.handler',
        Runtime: 'nodejs24.x',
        Role: ROLE,
        ...properties,
      });
    },
    invoke: (functionArn, payload = {}) => lambda.invoke({ functionArn, payload }, ACCOUNT),
    async close() {
      client.destroy();
      queueClient.destroy();
      lambda.close();
      sqs.close();
      await gateway.close();
      rmSync(folder, { recursive: true });
    },
  };
}
