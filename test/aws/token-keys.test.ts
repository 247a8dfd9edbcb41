import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rotateKeys } from '../../lib/aws/rotate-keys.ts';
import { tokenKeys } from '../../lib/aws/token-keys.ts';
import { TokenKey } from '../../lib/core/token/definition.ts';
import { readToken } from '../../lib/core/token/read.ts';
import { signToken } from '../../lib/core/token/sign.ts';
import { secretInMemory } from './secret-in-memory.ts';

const DEPLOYED = new Date('2026-03-01T00:00:00Z');
const GENERATED = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ab';
const DAY = 86_400_000;

/** A deployment's secret on a clock, with the rotation and a function that signs and reads. */
function aDeployment() {
  const secret = secretInMemory(GENERATED, DEPLOYED);
  let now = DEPLOYED.getTime();
  const clock = { now: () => now };
  const client = new SecretsManagerClient({});
  const step = (Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret', token: string) =>
    rotateKeys({ Step, SecretId: 'keys', ClientRequestToken: token }, { client, clock });
  return {
    keys: tokenKeys(client, { secretId: 'keys', clock }),
    pass: (ms: number) => {
      now += ms;
    },
    step,
    async rotate(token: string) {
      for (const one of ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const)
        await step(one, token);
    },
    ring: () => z.array(TokenKey).parse(JSON.parse(secret.current())),
    reads: () => secret.client.commandCalls(GetSecretValueCommand).length,
    now: clock.now,
  };
}

describe('the keys of the links', () => {
  it('begin with the string that CloudFormation generated', async () => {
    const { keys } = aDeployment();
    expect(await keys()).toEqual([{ kid: 'k0', secret: GENERATED, since: DEPLOYED.getTime() }]);
  });

  it('are read again when they are five minutes old, and not before', async () => {
    const { keys, pass, reads } = aDeployment();
    await keys();
    pass(5 * 60_000 - 1);
    await keys();
    expect(reads()).toBe(1);
    pass(1);
    await keys();
    expect(reads()).toBe(2);
  });

  it('get a new one in front with each rotation', async () => {
    const { rotate, ring, pass, now } = aDeployment();
    pass(90 * DAY);
    await rotate('v2');
    const [newest, first, ...others] = ring();
    expect(others).toEqual([]);
    expect(first?.kid).toBe('k0');
    expect(newest?.since).toBe(now());
    expect(Buffer.from(newest?.secret ?? '', 'base64url')).toHaveLength(32);
  });

  it('sign with a new one only from the next rotation on, when everyone has long known it', async () => {
    const { rotate, keys, pass, ring } = aDeployment();
    pass(90 * DAY);
    await rotate('v2');
    expect((await keys())[0]?.kid).toBe('k0');
    const [second] = ring();
    pass(90 * DAY);
    await rotate('v3');
    expect((await keys())[0]).toEqual(second);
  });

  it('are known to who reads a link, though he has not looked since before the rotation', async () => {
    const { rotate, keys: readersKeys, pass, now } = aDeployment();
    pass(90 * DAY);
    const before = await readersKeys();
    await rotate('v2');
    const signer = tokenKeys(new SecretsManagerClient({}), { secretId: 'keys', clock: { now } });
    const text = signToken({ purpose: 'click', payload: A_CLICK, keys: await signer() });
    expect(readToken({ purpose: 'click', text, keys: before, now: now() })).toEqual({ ok: A_CLICK });
  });

  it('fall out when they are three years old', async () => {
    const { rotate, ring, pass } = aDeployment();
    for (let quarter = 1; quarter <= 20; quarter += 1) {
      pass(90 * DAY);
      await rotate(`v${quarter + 1}`);
    }
    // 3 years with a leap day hold 12.2 quarters of 90 days: the key of this day and the twelve before it
    expect(ring()).toHaveLength(13);
    expect(new Set(ring().map(({ kid }) => kid)).size).toBe(13);
  });

  it('are the same after a rotation whose every step ran twice', async () => {
    const { step, ring, pass } = aDeployment();
    pass(DAY);
    await step('createSecret', 'v2');
    pass(DAY);
    for (const one of ['createSecret', 'setSecret', 'testSecret', 'testSecret', 'finishSecret'] as const)
      await step(one, 'v2');
    const once = ring();
    await step('finishSecret', 'v2');
    expect(ring()).toEqual(once);
    expect(once).toHaveLength(2);
    expect(once[0]?.since).toBe(DEPLOYED.getTime() + DAY);
  });

  it.each(['', 'short', '[]', '{}', '[{"kid":"k1"}]'])(
    'are not made up where the secret holds %j, nor is it repeated',
    async (text) => {
      secretInMemory(text, DEPLOYED);
      const keys = tokenKeys(new SecretsManagerClient({}), { secretId: 'keys', clock: { now: () => 0 } });
      await expect(keys()).rejects.toThrow(/^the secret of the token keys holds no ring of keys$/);
    },
  );
});

const A_CLICK = { s: 's1', ch: 'email', u: 'https://shop.example/' } as const;
