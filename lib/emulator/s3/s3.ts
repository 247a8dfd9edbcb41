import type {
  Authorize,
  EmulatorClock,
  FindAsset,
  Place,
  Principal,
  ResourceTypes,
  Service,
} from '../service.ts';
import { xml } from '../xml.ts';
import { bucketDeployment } from './bucket-deployment.ts';
import { bucketOperation } from './bucket-operation.ts';
import { bucketResources } from './bucket-resources.ts';
import { objectOperation } from './object-operation.ts';
import { createObjects } from './objects.ts';
import { readPath } from './read-path.ts';

type S3 = { readonly service: Service; readonly resources: ResourceTypes };

/**
 * S3: buckets of the template, their objects, and what CDK's bucket deployments put into them.
 * @param dataFolder      where objects outlive the emulator; without it they live in memory
 * @param roleOfFunction  who a function is when it calls: the deployment's own handler must be allowed to write
 */
export function createS3(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly findAsset: FindAsset;
  readonly roleOfFunction: (functionArn: string) => Principal;
  readonly dataFolder?: string | undefined;
}): S3 {
  const objects = createObjects(parts);
  return {
    service: {
      signingName: 's3',
      operation(request) {
        const target = readPath(request.path);
        return target.key === undefined
          ? bucketOperation(request, { bucket: target.bucket, objects })
          : objectOperation(request, { bucket: target.bucket, key: target.key, objects });
      },
      failure: ({ code, message, status }) => ({
        status,
        headers: { 'content-type': 'application/xml' },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml({ Error: { Code: code, Message: message } })}`,
      }),
    },
    resources: {
      ...bucketResources({ ...parts, objects }),
      'Custom::CDKBucketDeployment': bucketDeployment({ ...parts, objects }),
    },
  };
}
