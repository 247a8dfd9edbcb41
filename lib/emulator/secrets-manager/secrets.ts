import type { KeptList } from '../kept-list.ts';
import { AwsError, type EmulatorClock } from '../service.ts';
import type { Secret, Version } from './secret.ts';
import { CURRENT, withStage } from './stages.ts';

export type Secrets = {
  /** By name, or by ARN with or without its last seven letters. @throws AwsError ResourceNotFoundException */
  find(nameOrArn: string): Secret;
  /** Those of the stacks, not what else a data folder remembers. */
  all(): readonly Secret[];
  /** As it was when the emulator last ran on this data folder. */
  remembered(arn: string): Secret | undefined;
  put(secret: Secret): void;
  /**
   * A new version with these labels, or the same once more.
   * @throws AwsError ResourceExistsException where the version has another value
   */
  putValue(arn: string, written: Written): Version;
};

type Written = {
  readonly versionId: string;
  readonly stages: readonly string[];
  readonly value: NonNullable<Version['value']>;
};

export function createSecrets(kept: KeptList<Secret>, clock: EmulatorClock): Secrets {
  const present = new Set<string>();
  const all = (): readonly Secret[] => kept.all().filter(({ id }) => present.has(id));

  function find(nameOrArn: string): Secret {
    const found = all().find(
      ({ id, name }) => nameOrArn === id || nameOrArn === name || nameOrArn === id.slice(0, -7),
    );
    if (found !== undefined) return found;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  return {
    find,
    all,
    remembered: kept.get,
    put(secret) {
      present.add(secret.id);
      kept.put(secret);
    },
    putValue(arn, { versionId, stages, value }) {
      const secret = find(arn);
      const known = secret.versions.find(({ id }) => id === versionId);
      if (known?.value !== undefined && JSON.stringify(known.value) !== JSON.stringify(value)) {
        throw new AwsError(
          'ResourceExistsException',
          `You can't use ClientRequestToken ${versionId} because that value is already in use for a version of secret ${arn}.`,
        );
      }
      const now = clock.now();
      const version = { createdAt: now, stages: [], ...known, id: versionId, value };
      const others = secret.versions.filter(({ id }) => id !== versionId);
      // The first version is the current one, whatever the request says.
      const labels = others.length === 0 ? [...new Set([CURRENT, ...stages])] : stages;
      const versions = labels.reduce(
        (labelled, stage) => withStage(labelled, stage, versionId),
        [...others, version],
      );
      kept.put({ ...secret, versions, changedAt: now });
      return versions.find(({ id }) => id === versionId) ?? version;
    },
  };
}
