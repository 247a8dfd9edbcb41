import { nextRotation } from './next-rotation.ts';
import type { Secret, Version } from './secret.ts';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html Times are in seconds. */
export function described(secret: Secret): object {
  const { rotation, rotatedAt } = secret;
  const next = nextRotation(secret);
  const labelled = secret.versions.filter(({ stages }) => stages.length > 0);
  return {
    ...named(secret),
    Description: secret.description,
    ...(rotation && {
      RotationEnabled: true,
      RotationLambdaARN: rotation.lambdaArn,
      RotationRules: rotation.rules,
    }),
    ...(rotatedAt !== undefined && { LastRotatedDate: rotatedAt / 1000 }),
    LastChangedDate: secret.changedAt / 1000,
    CreatedDate: secret.createdAt / 1000,
    ...(next !== undefined && { NextRotationDate: next / 1000 }),
    VersionIdsToStages: Object.fromEntries(labelled.map(({ id, stages }) => [id, stages])),
  };
}

export const named = ({ id, name }: Secret) => ({ ARN: id, Name: name });

export const versionFields = ({ id, stages, createdAt }: Version) => ({
  VersionId: id,
  VersionStages: stages,
  CreatedDate: createdAt / 1000,
});
