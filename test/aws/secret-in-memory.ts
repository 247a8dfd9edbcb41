import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { type AwsStub, mockClient } from 'aws-sdk-client-mock';

/**
 * One secret with versions and labels, as https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 * describes them; the real protocol runs in test/emulator.
 */
export function secretInMemory(text: string, createdAt: Date) {
  const versions = new Map([['v1', { text, createdAt }]]);
  const stages = new Map([['AWSCURRENT', 'v1']]);
  const client = mockClient(SecretsManagerClient);
  answerReads(client, (id, stage) => {
    const found = id ?? stages.get(stage) ?? '';
    return stages.get(stage) === found ? versions.get(found) : undefined;
  });
  client.on(PutSecretValueCommand).callsFake((input) => {
    versions.set(input.ClientRequestToken, { text: input.SecretString, createdAt });
    for (const stage of input.VersionStages) stages.set(stage, input.ClientRequestToken);
    return {};
  });
  client.on(DescribeSecretCommand).callsFake(() => ({
    VersionIdsToStages: Object.fromEntries([...stages].map(([stage, id]) => [id, [stage]])),
  }));
  client.on(UpdateSecretVersionStageCommand).callsFake((input) => {
    stages.set(input.VersionStage, input.MoveToVersionId);
    return {};
  });
  return { client, current: () => versions.get(stages.get('AWSCURRENT') ?? '')?.text ?? '' };
}

function answerReads(
  client: AwsStub<object, { $metadata: object }, unknown>,
  find: (id: string | undefined, stage: string) => { text: string; createdAt: Date } | undefined,
): void {
  client.on(GetSecretValueCommand).callsFake((input) => {
    const version = find(input.VersionId, input.VersionStage ?? 'AWSCURRENT');
    if (version === undefined) throw new ResourceNotFoundException({ message: 'no', $metadata: {} });
    return { SecretString: version.text, CreatedDate: version.createdAt };
  });
}
