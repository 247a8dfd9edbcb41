import { join } from 'node:path';
import { jsonAnswer, jsonBody, jsonFailure, targetOf, withExceptionName } from '../aws-json.ts';
import { keptList } from '../kept-list.ts';
import {
  AwsError,
  type AwsRequest,
  type Need,
  type Operation,
  type Place,
  type ResourceTypes,
  type Service,
} from '../service.ts';
import { isRecord } from '../template/is-record.ts';
import { getRandomPassword, SECRET_OPERATIONS, type SecretParts } from './operations.ts';
import { createRotations, type RotationParts } from './rotation.ts';
import { Secret } from './secret.ts';
import { secretResources } from './secret-resources.ts';
import { createSecrets } from './secrets.ts';

export type SecretsManager = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** Rotations begin: the whole stack must be there first. */
  start(): void;
  stop(): void;
};

/**
 * Secrets Manager: secrets of templates, their versions, and their rotation by a function.
 * @param dataFolder where secrets outlive the emulator; without it they live in memory
 */
export function createSecretsManager({ dataFolder, ...parts }: Parts): SecretsManager {
  const file = dataFolder === undefined ? undefined : join(dataFolder, 'secrets.jsonl');
  const secrets = createSecrets(keptList(file, Secret), parts.clock);
  const rotations = createRotations({ ...parts, secrets });
  const own = { ...parts, secrets, rotations };
  return {
    service: {
      signingName: 'secretsmanager',
      operation: (request) => secretOperation(request, own),
      failure: (error) => jsonFailure(withExceptionName(error), '1.1'),
    },
    resources: secretResources(own),
    start: rotations.start,
    stop: rotations.stop,
  };
}

type Parts = Omit<RotationParts, 'secrets'> & {
  readonly place: Place;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly dataFolder?: string | undefined;
};

function secretOperation(request: AwsRequest, parts: SecretParts): Operation {
  const name = targetOf(request);
  const body = jsonBody(request);
  const input = isRecord(body) ? body : {};
  if (name === 'GetRandomPassword') {
    const needs = [{ action: 'secretsmanager:GetRandomPassword', resource: '*' }];
    return { needs, run: async () => jsonAnswer(getRandomPassword(body), '1.1') };
  }
  const operation = SECRET_OPERATIONS[name];
  if (operation === undefined) {
    throw new AwsError('UnknownOperationException', `the emulator's Secrets Manager does not do ${name}`);
  }
  const wanted = input['SecretId'];
  const { id } = parts.secrets.find(typeof wanted === 'string' ? wanted : '');
  return {
    needs: [needOf(name, input, parts.secrets.find(id))],
    // Read again: IAM decides in between, and others go on.
    run: async () => jsonAnswer(operation(parts.secrets.find(id), input, parts), '1.1'),
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html */
function needOf(name: string, input: Readonly<Record<string, unknown>>, { id, rotation }: Secret): Need {
  const text = (key: string) =>
    typeof input[key] === 'string' ? { [`secretsmanager:${key}`]: input[key] } : {};
  return {
    action: `secretsmanager:${name}`,
    resource: id,
    context: {
      ...text('SecretId'),
      ...text('VersionId'),
      ...text('VersionStage'),
      ...(rotation && { 'secretsmanager:resource/AllowRotationLambdaArn': rotation.lambdaArn }),
    },
  };
}
