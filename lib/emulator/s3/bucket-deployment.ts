import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as z from 'zod';
import type { Authorize, CreateResource, FindAsset, Principal } from '../service.ts';
import { contentType } from './content-type.ts';
import type { Objects } from './objects.ts';
import { replaceMarkers } from './replace-markers.ts';

/**
 * Custom::CDKBucketDeployment, done as CDK's handler does it, in the handler's name: unpacks the sources, fills in what
 * was known only at deployment, and syncs all of it into the bucket. What is in the bucket besides stays.
 * aws-cdk-lib/custom-resource-handlers/dist/aws-s3-deployment/bucket-deployment-handler/index.py
 */
export function bucketDeployment(parts: {
  readonly objects: Objects;
  readonly authorize: Authorize;
  readonly findAsset: FindAsset;
  readonly roleOfFunction: (functionArn: string) => Principal;
}): CreateResource {
  return async ({ properties }) => {
    const deployment = Deployment.parse(properties);
    const handler = parts.roleOfFunction(deployment.ServiceToken);
    const may = (action: string, resource: string): void => parts.authorize(handler, { action, resource });
    const bucket = deployment.DestinationBucketName;

    const files = new Map<string, Buffer>();
    for (const [at, name] of deployment.SourceBucketNames.entries()) {
      const source = { bucket: name, key: deployment.SourceObjectKeys[at] ?? '' };
      may('s3:GetObject', `arn:aws:s3:::${source.bucket}/${source.key}`);
      const folder = parts.findAsset(source);
      if (folder === undefined) throw new Error(`no asset ${source.key} in the assembly`);
      const encode = replaceMarkers({
        markers: deployment.SourceMarkers?.[at] ?? {},
        config: deployment.SourceMarkersConfig?.[at] ?? {},
      });
      for (const [path, body] of filesIn(folder)) files.set(path, encode(body));
    }
    may('s3:ListBucket', `arn:aws:s3:::${bucket}`);
    for (const [path, body] of files) {
      const key = `${prefixOf(deployment)}${path}`;
      may('s3:PutObject', `arn:aws:s3:::${bucket}/${key}`);
      parts.objects.put(bucket, key, {
        body,
        headers: { 'content-type': contentType(path), ...metadata(deployment) },
      });
    }
    return {
      ref: `aws.cdk.s3deployment.${randomUUID()}`,
      attributes: { DestinationBucketArn: `arn:aws:s3:::${bucket}` },
    };
  };
}

/** CloudFormation hands booleans to custom resources as text. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const texts = z.record(z.string(), z.string());

const Deployment = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), z.unknown())).optional(),
  SourceMarkersConfig: z
    .array(z.object({ jsonEscape: flag.optional(), markerEncodings: texts.optional() }))
    .optional(),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  DestinationBucketArn: z.string().optional(),
  // Pruning, filters and packed copies would change what lies in the bucket, and are not done here.
  Prune: flag.refine((prune) => !prune, 'the emulator does not prune; set prune: false'),
  Extract: flag.refine((extract) => extract, 'the emulator always extracts').optional(),
  RetainOnDelete: flag.optional(),
  WaitForDistributionInvalidation: flag.optional(),
  OutputObjectKeys: flag.optional(),
  SignContent: flag.optional(),
  UserMetadata: texts.default({}),
  SystemMetadata: texts.default({}),
});
type Deployment = z.infer<typeof Deployment>;

function prefixOf({ DestinationBucketKeyPrefix: prefix }: Deployment): string {
  if (prefix === '/' || prefix === '') return '';
  return prefix.endsWith('/') ? prefix : `${prefix}/`;
}

function metadata({ UserMetadata, SystemMetadata }: Deployment): Record<string, string> {
  return Object.fromEntries([...lowered(UserMetadata, 'x-amz-meta-'), ...lowered(SystemMetadata, '')]);
}

function lowered(entries: Record<string, string>, before: string): (readonly [string, string])[] {
  return Object.entries(entries).map(([name, value]) => [`${before}${name.toLowerCase()}`, value]);
}

function filesIn(folder: string): (readonly [path: string, body: Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file).split(sep).join('/'), readFileSync(file)];
    });
}
