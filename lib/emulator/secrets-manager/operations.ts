import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AwsError, type EmulatorClock } from '../service.ts';
import { described, named, versionFields } from './described.ts';
import { moveStage } from './move-stage.ts';
import { PasswordRules, randomPassword } from './random-password.ts';
import type { Rotations } from './rotation.ts';
import { RotationRules, type Secret, type Version } from './secret.ts';
import type { Secrets } from './secrets.ts';
import { CURRENT, versionAt } from './stages.ts';

export type SecretParts = {
  readonly secrets: Secrets;
  readonly rotations: Rotations;
  readonly clock: EmulatorClock;
};

/** SDKs always send one: it becomes the version's id. */
const Token = z
  .string()
  .min(32)
  .max(64)
  .default(() => randomUUID());

/**
 * What can be asked about one secret.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html
 */
export const SECRET_OPERATIONS: Readonly<Record<string, SecretOperation>> = {
  GetSecretValue: operation(
    z.object({ VersionId: z.string().optional(), VersionStage: z.string().optional() }),
    (secret, { VersionId, VersionStage }) => {
      const version = wantedVersion(secret, { VersionId, VersionStage });
      return { ...named(secret), ...version.value, ...versionFields(version) };
    },
  ),
  PutSecretValue: operation(
    z
      .object({
        ClientRequestToken: Token,
        SecretString: z.string().max(65_536).optional(),
        SecretBinary: z.base64().optional(),
        VersionStages: z.array(z.string().min(1).max(256)).min(1).max(20).default([CURRENT]),
        RotationToken: z.string().optional(),
      })
      .refine((one) => (one.SecretString === undefined) !== (one.SecretBinary === undefined), {
        error: 'You must provide either SecretString or SecretBinary.',
      }),
    (secret, { ClientRequestToken, SecretString, SecretBinary = '', VersionStages }, { secrets }) => {
      const value = SecretString === undefined ? { SecretBinary } : { SecretString };
      const written = { versionId: ClientRequestToken, stages: VersionStages, value };
      const { id, stages } = secrets.putValue(secret.id, written);
      return { ...named(secret), VersionId: id, VersionStages: stages };
    },
  ),
  DescribeSecret: operation(z.object({}), (secret) => described(secret)),
  ListSecretVersionIds: operation(
    z.object({ IncludeDeprecated: z.boolean().default(false) }),
    (secret, { IncludeDeprecated }) => ({
      ...named(secret),
      Versions: secret.versions
        .filter(({ stages }) => IncludeDeprecated || stages.length > 0)
        .map(versionFields),
    }),
  ),
  UpdateSecretVersionStage: operation(
    z.object({
      VersionStage: z.string().min(1).max(256),
      MoveToVersionId: z.string().optional(),
      RemoveFromVersionId: z.string().optional(),
    }),
    (secret, move, { secrets, clock }) => {
      secrets.put({ ...secret, versions: moveStage(secret, move), changedAt: clock.now() });
      return named(secret);
    },
  ),
  RotateSecret: operation(
    z.object({
      ClientRequestToken: Token,
      RotationLambdaARN: z.string().optional(),
      RotationRules: RotationRules.optional(),
      RotateImmediately: z.boolean().default(true),
    }),
    (secret, { ClientRequestToken, RotationLambdaARN, RotationRules: rules, RotateImmediately }, parts) => {
      const lambdaArn = RotationLambdaARN ?? secret.rotation?.lambdaArn;
      if (lambdaArn !== undefined) {
        parts.rotations.configure(secret.id, { lambdaArn, rules: rules ?? secret.rotation?.rules ?? {} });
      }
      if (!RotateImmediately) return named(secret);
      return { ...named(secret), VersionId: parts.rotations.rotate(secret.id, ClientRequestToken) };
    },
  ),
};

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
export function getRandomPassword(body: unknown): object {
  return { RandomPassword: randomPassword(parsed(PasswordRules, body)) };
}

/** @param body JSON of the request, which names the secret besides */
type SecretOperation = (secret: Secret, body: unknown, parts: SecretParts) => object;

function operation<Input extends z.ZodType>(
  schema: Input,
  run: (secret: Secret, input: z.output<Input>, parts: SecretParts) => object,
): SecretOperation {
  return (secret, body, parts) => run(secret, parsed(schema, body), parts);
}

function parsed<Input extends z.ZodType>(schema: Input, body: unknown): z.output<Input> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new AwsError('InvalidParameterException', z.prettifyError(read.error));
}

type Wanted = { readonly VersionId: string | undefined; readonly VersionStage: string | undefined };

function wantedVersion({ versions }: Secret, { VersionId, VersionStage }: Wanted): Version {
  const stage = VersionStage ?? CURRENT;
  const found =
    VersionId === undefined ? versionAt(versions, stage) : versions.find(({ id }) => id === VersionId);
  const by = VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`;
  if (found?.value === undefined) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${by}`,
    );
  }
  if (VersionStage !== undefined && !found.stages.includes(VersionStage)) {
    throw invalidRequest('You provided a VersionStage that is not associated to the provided VersionId.');
  }
  return found;
}

const invalidRequest = (message: string): AwsError => new AwsError('InvalidRequestException', message);
