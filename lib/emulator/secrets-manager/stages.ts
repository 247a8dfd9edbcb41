import type { Version } from './secret.ts';

export const CURRENT = 'AWSCURRENT';
export const PENDING = 'AWSPENDING';
const PREVIOUS = 'AWSPREVIOUS';

/**
 * The label leaves whichever version has it and goes to this one. Where AWSCURRENT moves, AWSPREVIOUS goes to the
 * version that it left.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export function withStage(versions: readonly Version[], stage: string, versionId: string): Version[] {
  const left = versionAt(versions, stage);
  const moved = attached(withoutStage(versions, stage), stage, versionId);
  if (stage !== CURRENT || left === undefined || left.id === versionId) return moved;
  return attached(withoutStage(moved, PREVIOUS), PREVIOUS, left.id);
}

export function withoutStage(versions: readonly Version[], stage: string): Version[] {
  return versions.map((one) => ({ ...one, stages: one.stages.filter((each) => each !== stage) }));
}

export function versionAt(versions: readonly Version[], stage: string): Version | undefined {
  return versions.find(({ stages }) => stages.includes(stage));
}

/** A version that a rotation has begun and not made the current one. */
export function unfinishedVersion(versions: readonly Version[]): Version | undefined {
  const pending = versionAt(versions, PENDING);
  return pending?.stages.includes(CURRENT) === false ? pending : undefined;
}

function attached(versions: readonly Version[], stage: string, versionId: string): Version[] {
  return versions.map((one) => (one.id === versionId ? { ...one, stages: [...one.stages, stage] } : one));
}
