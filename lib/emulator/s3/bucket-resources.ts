import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { Place, ResourceTypes } from '../service.ts';
import type { Objects } from './objects.ts';

/**
 * AWS::S3::Bucket and AWS::S3::BucketPolicy.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
 */
export function bucketResources({
  place,
  objects,
  addResourcePolicy,
}: {
  readonly place: Place;
  readonly objects: Objects;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
}): ResourceTypes {
  return {
    'AWS::S3::Bucket': async ({ stack, logicalId, properties }) => {
      const { BucketName } = BucketProperties.parse(properties);
      // Bucket names have small letters only, 63 at most.
      const name = BucketName ?? physicalName({ stack, logicalId, longest: 63 }).toLowerCase();
      objects.addBucket(name);
      const domain = `${name}.s3.amazonaws.com`;
      return {
        ref: name,
        attributes: {
          Arn: `arn:aws:s3:::${name}`,
          DomainName: domain,
          RegionalDomainName: `${name}.s3.${place.region}.amazonaws.com`,
        },
      };
    },
    'AWS::S3::BucketPolicy': async ({ properties }) => {
      const { Bucket, PolicyDocument } = PolicyProperties.parse(properties);
      const arn = `arn:aws:s3:::${Bucket}`;
      addResourcePolicy(arn, PolicyDocument);
      return { ref: Bucket, attributes: {} };
    },
  };
}

/**
 * What is accepted and passed over cannot be seen from a call that the emulator knows: encryption at rest, old
 * versions and their expiry, and who outside the account is shut out.
 */
const BucketProperties = z.strictObject({
  BucketName: z.string().optional(),
  BucketEncryption: z.unknown().optional(),
  LifecycleConfiguration: z
    .strictObject({ Rules: z.array(z.object({ ExpirationInDays: z.never().optional() })) })
    .optional(),
  OwnershipControls: z.unknown().optional(),
  PublicAccessBlockConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
  VersioningConfiguration: z.unknown().optional(),
});

const PolicyProperties = z.strictObject({ Bucket: z.string(), PolicyDocument: z.unknown() });
