import { type Authorizer, createAuthorizer } from '../../../lib/emulator/iam/authorizer.ts';
import type { CreateResource, Place, ResourceTypes } from '../../../lib/emulator/service.ts';
import { deployStack } from '../../../lib/emulator/template/deploy-stack.ts';
import { Template } from '../../../lib/emulator/template/template.ts';
import { synthesized } from '../../infra/a-stack.ts';

const PLACE: Place = { account: '123456789012', region: 'eu-central-1', endpoint: 'http://127.0.0.1' };

export type DeployedRights = {
  readonly authorizer: Authorizer;
  /** The ARN of the one resource whose logical id begins so. */
  arn(logicalId: string): string;
};

/**
 * Sojourn's own template with nothing behind it but its rights: roles, policies and the policies of queues and buckets
 * are real, every other resource is a name.
 */
export async function deployedRights(): Promise<DeployedRights> {
  const template = Template.parse(synthesized().template.toJSON());
  const authorizer = createAuthorizer({ place: PLACE });
  const named = Object.values(template.Resources).map(({ Type }) => [Type, aName(Type)]);
  const policies: ResourceTypes = {
    'AWS::SQS::QueuePolicy': resourcePolicy(authorizer, 'Queues', (url) => url),
    'AWS::SNS::TopicPolicy': resourcePolicy(authorizer, 'Topics', (arn) => arn),
    'AWS::S3::BucketPolicy': resourcePolicy(authorizer, 'Bucket', (name) => `arn:aws:s3:::${name}`),
  };
  const types: ResourceTypes = { ...Object.fromEntries(named), ...policies, ...authorizer.resources };
  const { resources } = await deployStack({
    stack: { name: 'sojourn-test', template },
    types,
    place: PLACE,
    exported: new Map(),
  });
  return {
    authorizer,
    arn: (logicalId) => {
      const found = resources.filter((one) => new RegExp(`^${logicalId}[0-9A-F]{8}$`).test(one.logicalId));
      const arn = found[0]?.attributes['Arn'];
      if (arn === undefined || found.length > 1)
        throw new Error(`${found.length} resources are ${logicalId}`);
      return arn;
    },
  };
}

const NAMED_BY_REF = new Set(['AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::SecretsManager::Secret']);

function aName(type: string): CreateResource {
  return async ({ logicalId }) => {
    const service = type.split('::')[1]?.toLowerCase() ?? '';
    const arn =
      type === 'AWS::S3::Bucket'
        ? `arn:aws:s3:::${logicalId}`
        : `arn:aws:${service}:${PLACE.region}:${PLACE.account}:${resourceOf(type, logicalId)}`;
    // Ref of queues, topics and secrets is what policies name them by; of a bucket its name.
    const ref = NAMED_BY_REF.has(type) ? arn : logicalId;
    const attributes = [
      'Arn',
      'TopicArn',
      'StateMachineRevisionId',
      'QueueName',
      'QueueUrl',
      'Name',
      'ApiEndpoint',
    ];
    return { ref, attributes: Object.fromEntries(attributes.map((name) => [name, arn])) };
  };
}

/** The CDK cuts the name of a secret out of its ARN. */
const resourceOf = (type: string, logicalId: string): string =>
  type === 'AWS::SecretsManager::Secret' ? `secret:${logicalId}-A1B2C3D4E5F6-abcdef` : logicalId;

function resourcePolicy(authorizer: Authorizer, key: string, arnOf: (ref: string) => string): CreateResource {
  return async ({ logicalId, properties }) => {
    for (const ref of [properties[key]].flat()) {
      authorizer.addResourcePolicy(arnOf(String(ref)), properties['PolicyDocument']);
    }
    return { ref: logicalId, attributes: {} };
  };
}
