import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Registry } from '../core/journey/compiled.ts';

/** The parts of the content, as keys of the bucket. */
const KEYS = { registry: 'registry.json', triggers: 'journeys/*', messages: 'messages/*' } as const;

/**
 * What the functions read of the workflows: messages and triggers under names that never change their content, and the
 * registry, which says what is live.
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

  grantRead(grantee: IGrantable, part: keyof typeof KEYS): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetObject'],
      resourceArns: [this.bucket.arnForObjects(KEYS[part])],
    });
  }

  #upload(id: string, source: ISource): BucketDeployment {
    return new BucketDeployment(this, id, {
      // CDK's own types disagree under exactOptionalPropertyTypes.
      destinationBucket: this.bucket as IBucket,
      sources: [source],
      prune: false,
      logGroup: this.#logGroup,
    });
  }
}

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-content-'));
  for (const [key, value] of Object.entries(files)) {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(value));
  }
  return folder;
}
