import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DefaultStackSynthesizer, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Registry } from '../core/journey/compiled.ts';
import { acknowledge } from './acknowledge.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The parts of the content, as keys of the bucket. */
const KEYS = {
  registry: 'registry.json',
  triggers: 'journeys/*',
  messages: 'messages/*',
  audiences: 'audiences/*',
  catalogs: 'catalogs/*',
} as const;
export type ContentPart = keyof typeof KEYS;

/**
 * What the functions read of the workflows: messages, triggers, audiences and catalogs under names that never change their
 * content, and the registry, which says what is live.
 */
export class ContentStore extends Construct {
  readonly bucket: Bucket;
  readonly #logGroup: LogGroup;

  constructor(scope: Construct) {
    super(scope, 'Content');
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // Only the registry is ever overwritten: its versions tell what was live when.
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(400) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.bucket,
      'Holds message templates and no data of customers; our functions and the deployment can read it.',
      'S1',
    );
    this.#logGroup = new LogGroup(this, 'DeploymentLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /**
   * Uploads what is new and then, with every machine in place, the registry that sends newcomers there. Nothing is
   * removed: customers may be inside older versions.
   * @param files JSON by key
   */
  publish(files: Readonly<Record<string, unknown>>, registry: Registry): BucketDeployment {
    const content = this.#upload('Files', Source.asset(folderOf(files)));
    const live = this.#upload('Registry', Source.jsonData(KEYS.registry, registry));
    live.node.addDependency(content);
    return live;
  }

  grantRead(to: Function, part: ContentPart): void {
    Grant.addToPrincipal({
      grantee: to,
      actions: ['s3:GetObject'],
      resourceArns: [this.bucket.arnForObjects(KEYS[part])],
    });
    acknowledge(
      to.role ?? to,
      'Content is named by its hash, which no policy can know; each function reads only the kinds it needs.',
      `IAM5[Resource::${this.#bucketArn()}/${KEYS[part]}]`,
    );
  }

  #upload(id: string, source: ISource): BucketDeployment {
    const deployment = new BucketDeployment(this, id, {
      // CDK's own types disagree under exactOptionalPropertyTypes.
      destinationBucket: this.bucket as IBucket,
      sources: [source],
      prune: false,
      logGroup: this.#logGroup,
    });
    acknowledgeHelper(deployment, this.#bucketArn());
    return deployment;
  }

  /** As cdk-nag writes it. */
  #bucketArn(): string {
    return `<${Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)}.Arn>`;
  }
}

/** The function that CDK brings along to unpack files into buckets. It runs while we deploy and at no other time. */
function acknowledgeHelper({ handlerRole }: BucketDeployment, bucketArn: string): void {
  const helper = handlerRole.node.scope ?? handlerRole;
  acknowledge(
    helper,
    'Comes with CDK, which chooses its runtime and its managed policy; called by CloudFormation only.',
    'L1',
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  );
  acknowledge(
    helper,
    'CDK lets it read the deployment bucket and write to the content bucket, and nothing else.',
    ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map(
      (one) => `IAM5[Action::s3:${one}]`,
    ),
    `IAM5[Resource::${bucketArn}/*]`,
    `IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-<AWS::Region>/*]`,
  );
}

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  for (const [key, value] of Object.entries(files)) {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(value));
  }
  return folder;
}
