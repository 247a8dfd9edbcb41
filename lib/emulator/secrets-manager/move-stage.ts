import { AwsError } from '../service.ts';
import type { Secret } from './secret.ts';
import { CURRENT, versionAt, withoutStage, withStage } from './stages.ts';

type StageMove = {
  readonly VersionStage: string;
  readonly MoveToVersionId?: string | undefined;
  readonly RemoveFromVersionId?: string | undefined;
};

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html */
export function moveStage({ versions }: Secret, move: StageMove): Secret['versions'] {
  const { VersionStage: stage, MoveToVersionId: to, RemoveFromVersionId: from } = move;
  const holder = versionAt(versions, stage)?.id;
  if (holder !== undefined && holder !== from && holder !== to) {
    throw new AwsError(
      'InvalidParameterException',
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  if (from !== undefined && from !== holder) {
    throw new AwsError('InvalidParameterException', `${stage} is not attached to version ${from}.`);
  }
  if (to !== undefined && versions.every(({ id }) => id !== to)) {
    throw new AwsError('ResourceNotFoundException', `Secrets Manager can't find the version ${to}.`);
  }
  if (to === undefined && stage === CURRENT) {
    throw new AwsError('InvalidParameterException', 'You can only move staging label AWSCURRENT.');
  }
  return to === undefined ? withoutStage(versions, stage) : withStage(versions, stage, to);
}
