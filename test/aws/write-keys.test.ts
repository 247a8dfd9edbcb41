import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeKeys } from '../../lib/aws/write-keys.ts';
import { MissingContentError } from '../../lib/core/errors.ts';

const secrets = mockClient(SecretsManagerClient);
beforeEach(() => {
  secrets.reset();
});

const MINUTE = 60_000;
const A = 'a'.repeat(32);
const B = 'b'.repeat(32);

function opened(text: string) {
  secrets.on(GetSecretValueCommand).resolves({ SecretString: text });
  let now = 0;
  return {
    port: writeKeys(new SecretsManagerClient({}), { secretId: 'keys', clock: { now: () => now } }),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('the write keys', () => {
  it('begin with the one that the deployment has generated', async () => {
    expect(await opened(A).port.keys()).toEqual([A]);
  });

  it('are as many as the secret lists, so that a new one can be told before the old one goes', async () => {
    expect(await opened(JSON.stringify({ keys: [A, B] })).port.keys()).toEqual([A, B]);
  });

  it('are read once, and again when they are five minutes old', async () => {
    const { port, wait } = opened(A);
    await port.keys();
    wait(5 * MINUTE - 1);
    await port.keys();
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(1);
    secrets.on(GetSecretValueCommand).resolves({ SecretString: B });
    wait(1);
    expect(await port.keys()).toEqual([B]);
  });

  it.each(['', 'short', '{"keys":[]}', '{"keys":["short"]}', '[]', `{"key":"${A}"}`, '{"keys":'])(
    'that are none are said to be missing, and not repeated: %s',
    async (text) => {
      const failed = opened(text).port.keys();
      await expect(failed).rejects.toBeInstanceOf(MissingContentError);
      await expect(failed).rejects.toThrow('the secret of the write keys holds no {"keys": ["…"]}');
    },
  );
});
