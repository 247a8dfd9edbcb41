import { randomBytes } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { Clock } from '../core/ports.ts';
import type { TokenKey } from '../core/token/definition.ts';
import { unreachable } from '../core/unreachable.ts';
import { readRing, ringWithNewKey } from './key-ring.ts';

/** {@link https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html} */
export const RotationStep = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string(),
  /** The id of the version that the rotation makes. */
  ClientRequestToken: z.string(),
});
export type RotationStep = z.infer<typeof RotationStep>;

/** The rotation as the function runs it. */
export function secretsManagerRotation(): (step: RotationStep) => Promise<void> {
  const client = new SecretsManagerClient();
  return (step) => rotateKeys(step, { client, clock: { now: () => Date.now() } });
}

/** One step of a rotation of the token keys. Every step may be repeated: Secrets Manager begins anew when one fails. */
export async function rotateKeys(
  { Step, SecretId, ClientRequestToken }: RotationStep,
  { client, clock }: { client: SecretsManagerClient; clock: Clock },
): Promise<void> {
  const secret = { client, clock, SecretId };
  switch (Step) {
    case 'createSecret':
      return createRing(secret, ClientRequestToken);
    case 'setSecret': // nobody else has to be told
      return;
    case 'testSecret':
      await readVersion(secret, { VersionId: ClientRequestToken, VersionStage: PENDING });
      return;
    case 'finishSecret':
      return makeCurrent(secret, ClientRequestToken);
    default:
      return unreachable(Step);
  }
}

type Secret = { readonly client: SecretsManagerClient; readonly clock: Clock; readonly SecretId: string };
const PENDING = 'AWSPENDING';
const CURRENT = 'AWSCURRENT';

async function createRing(secret: Secret, token: string): Promise<void> {
  const { client, clock, SecretId } = secret;
  if (await isThere(secret, token)) return;
  const ring = ringWithNewKey(await readVersion(secret, { VersionStage: CURRENT }), {
    secret: randomBytes(32).toString('base64url'),
    now: clock.now(),
  });
  await client.send(
    new PutSecretValueCommand({
      SecretId,
      ClientRequestToken: token,
      SecretString: JSON.stringify(ring),
      VersionStages: [PENDING],
    }),
  );
}

async function isThere(secret: Secret, token: string): Promise<boolean> {
  try {
    await readVersion(secret, { VersionId: token, VersionStage: PENDING });
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

async function makeCurrent({ client, SecretId }: Secret, token: string): Promise<void> {
  const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
  const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes(CURRENT)) ?? [];
  if (current === token) return;
  await client.send(
    new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: CURRENT,
      MoveToVersionId: token,
      RemoveFromVersionId: current,
    }),
  );
}

/** @throws MissingContentError when the version holds no ring of keys */
async function readVersion(
  { client, clock, SecretId }: Secret,
  version: { VersionId?: string; VersionStage: string },
): Promise<readonly TokenKey[]> {
  const { SecretString = '', CreatedDate } = await client.send(
    new GetSecretValueCommand({ SecretId, ...version }),
  );
  return readRing(SecretString, CreatedDate?.getTime() ?? clock.now());
}
