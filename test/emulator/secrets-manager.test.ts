import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  createSecretsManager,
  type SecretsManager,
} from '../../lib/emulator/secrets-manager/secrets-manager.ts';
import { AwsError, type Need, type Principal } from '../../lib/emulator/service.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';
import { aClock } from './sqs/a-clock.ts';

const ROTATOR = 'arn:aws:lambda:eu-central-1:123456789012:function:rotate';
const FIRST = '00000000-0000-0000-0000-000000000001';
const SECOND = '00000000-0000-0000-0000-000000000002';

let clock: ReturnType<typeof aClock>;
let manager: SecretsManager;
let behind: BehindGateway;
let client: SecretsManagerClient;
let called: { step: string; token: string; principal: Principal }[];
let policies: [string, unknown][];
let logged: string[];
/** What the rotation function does in a step, besides noting it. */
let onStep: (step: string, token: string) => Promise<void>;
let mayInvoke: boolean;

beforeEach(() => begin());
afterEach(async () => {
  manager.stop();
  await behind.close();
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html
describe('a secret of a template', () => {
  it('is generated with 32 letters of every kind', async () => {
    await aSecret({ GenerateSecretString: {} });
    const { SecretString = '' } = await value();
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/];
    expect([SecretString.length, kinds.map((kind) => kind.test(SecretString))]).toEqual([
      32,
      [true, true, true, true],
    ]);
  });

  it('leaves out the letters that the template does not want', async () => {
    await aSecret({
      GenerateSecretString: {
        PasswordLength: 64,
        ExcludePunctuation: true,
        ExcludeUppercase: true,
        ExcludeCharacters: 'abc',
      },
    });
    expect((await value()).SecretString).toMatch(/^[d-z0-9]{64}$/);
  });

  it('is put under the key of its template', async () => {
    const GenerateSecretString = { SecretStringTemplate: '{"user":"mina"}', GenerateStringKey: 'password' };
    await aSecret({ GenerateSecretString });
    expect(JSON.parse((await value()).SecretString ?? '')).toEqual({
      user: 'mina',
      password: expect.stringMatching(/^.{32}$/s),
    });
  });

  it('without a name gets one of its logical id and twelve letters', async () => {
    // `secretName` of the CDK takes the first two parts of what stands before the last hyphen of the ARN.
    const { ref } = (await make('AWS::SecretsManager::Secret', {})) ?? {};
    expect(ref).toMatch(/:secret:\w+-[A-Z0-9]{12}-\w{6}$/);
  });

  it('has the text that the template gives', async () => {
    await aSecret({ SecretString: 'given' });
    expect(await value()).toMatchObject({
      Name: 'unsubscribe',
      SecretString: 'given',
      VersionStages: ['AWSCURRENT'],
    });
  });

  it('is found by name, by ARN, and by the ARN without its last letters', async () => {
    const { ref: arn = '' } = (await aSecret({ SecretString: 'given' })) ?? {};
    expect(arn).toMatch(/^arn:aws:secretsmanager:eu-central-1:123456789012:secret:unsubscribe-\w{6}$/);
    const found = await Promise.all(
      [arn, 'unsubscribe', arn.slice(0, -7)].map((id) => value({ SecretId: id })),
    );
    expect(found.map(({ ARN }) => ARN)).toEqual([arn, arn, arn]);
  });

  it('refuses a key of its own, which the emulator has no service for', async () => {
    await expect(aSecret({ KmsKeyId: 'alias/mine' })).rejects.toThrow(/KmsKeyId/);
  });

  it('hands the policy that CDK writes for it to IAM', async () => {
    const { ref: SecretId } = (await aSecret({ SecretString: 'given' })) ?? {};
    const ResourcePolicy = { Version: '2012-10-17', Statement: [] };
    await make('AWS::SecretsManager::ResourcePolicy', { SecretId, ResourcePolicy });
    expect(policies).toEqual([[SecretId, ResourcePolicy]]);
  });
});

describe('what is asked of IAM', () => {
  it('is the right to this operation on this secret, with what the request names', async () => {
    const { ref: arn } = (await aSecret({ SecretString: 'given' })) ?? {};
    await value({ VersionStage: 'AWSCURRENT' });
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
    expect(behind.asked()).toEqual([
      {
        action: 'secretsmanager:GetSecretValue',
        resource: arn,
        context: { 'secretsmanager:SecretId': 'unsubscribe', 'secretsmanager:VersionStage': 'AWSCURRENT' },
      },
    ]);
  });

  it('is refused as AccessDeniedException', async () => {
    await aSecret({ SecretString: 'given' });
    behind.refuse(() => true);
    await expect(value()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('is nothing about a secret that is not there', async () => {
    await expect(value()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
describe('a new value', () => {
  it('becomes the current one, and the one before it the previous one', async () => {
    await aSecret({ SecretString: 'old' });
    await put('new', FIRST);
    const found = [await value(), await value({ VersionStage: 'AWSPREVIOUS' })];
    expect(found.map(({ SecretString, VersionId }) => [SecretString, VersionId === FIRST])).toEqual([
      ['new', true],
      ['old', false],
    ]);
  });

  it('with a label of its own leaves the current one alone', async () => {
    await aSecret({ SecretString: 'old' });
    await put('next', FIRST, ['AWSPENDING']);
    const found = [
      await value(),
      await value({ VersionStage: 'AWSPENDING' }),
      await value({ VersionId: FIRST }),
    ];
    expect(found.map(({ SecretString }) => SecretString)).toEqual(['old', 'next', 'next']);
  });

  it('can be put again with the same token, but not another one', async () => {
    await aSecret({ SecretString: 'old' });
    await put('new', FIRST);
    await put('new', FIRST);
    await expect(put('other', FIRST)).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  it('makes a version deprecated that has no label any more', async () => {
    await aSecret({ SecretString: 'one' });
    await put('two', FIRST);
    await put('three', SECOND);
    const listed = async (IncludeDeprecated: boolean) => {
      const input = { SecretId: 'unsubscribe', IncludeDeprecated };
      const { Versions = [] } = await client.send(new ListSecretVersionIdsCommand(input));
      return Versions.map(({ VersionStages }) => VersionStages);
    };
    expect([await listed(false), await listed(true)]).toEqual([
      [['AWSPREVIOUS'], ['AWSCURRENT']],
      [[], ['AWSPREVIOUS'], ['AWSCURRENT']],
    ]);
  });

  it('is not found under a label that nothing has', async () => {
    await aSecret({ SecretString: 'old' });
    await expect(value({ VersionStage: 'AWSPENDING' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('of bytes comes back as bytes', async () => {
    await aSecret({ SecretString: 'old' });
    const SecretBinary = new Uint8Array([0, 255, 7]);
    await client.send(new PutSecretValueCommand({ SecretId: 'unsubscribe', SecretBinary }));
    expect((await value()).SecretBinary).toEqual(SecretBinary);
  });
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
describe('a label', () => {
  it('moves to another version when the request names the one that has it', async () => {
    await aSecret({ SecretString: 'old' });
    await put('next', FIRST, ['AWSPENDING']);
    const { VersionId } = await value();
    await moveStage({ VersionStage: 'AWSCURRENT', MoveToVersionId: FIRST, RemoveFromVersionId: VersionId });
    expect([
      (await value()).SecretString,
      (await value({ VersionStage: 'AWSPREVIOUS' })).SecretString,
    ]).toEqual(['next', 'old']);
  });

  it('stays where it is when the request does not', async () => {
    await aSecret({ SecretString: 'old' });
    await put('next', FIRST, ['AWSPENDING']);
    const moved = moveStage({ VersionStage: 'AWSCURRENT', MoveToVersionId: FIRST });
    await expect(moved).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('can be taken away', async () => {
    await aSecret({ SecretString: 'old' });
    await put('next', FIRST, ['AWSPENDING']);
    await moveStage({ VersionStage: 'AWSPENDING', RemoveFromVersionId: FIRST });
    await expect(value({ VersionStage: 'AWSPENDING' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
describe('a rotation', () => {
  it('begins with the stack, calls the function four times in its own name, and ends with a new value', async () => {
    const arn = await aRotatingSecret();
    expect(called).toEqual([]);
    manager.start();
    await untilRotated();
    const principal = { kind: 'service', service: 'secretsmanager.amazonaws.com', sourceArn: arn };
    expect(called.map(({ step }) => step)).toEqual([
      'createSecret',
      'setSecret',
      'testSecret',
      'finishSecret',
    ]);
    expect(new Set(called.map(({ token }) => token)).size).toBe(1);
    expect(called.map((one) => one.principal)).toEqual([principal, principal, principal, principal]);
    expect([
      (await value()).SecretString,
      (await value({ VersionStage: 'AWSPREVIOUS' })).SecretString,
    ]).toEqual([`rotated 1`, 'old']);
  });

  it('has announced its version before the function is called', async () => {
    await aRotatingSecret();
    let seen: unknown;
    const rotate = onStep;
    onStep = async (step, token) => {
      const found = await value({ VersionId: token }).catch((error: Error) => error.name);
      seen ??= [(await describeSecret()).VersionIdsToStages?.[token], found];
      await rotate(step, token);
    };
    manager.start();
    await untilRotated();
    expect(seen).toEqual([['AWSPENDING'], 'ResourceNotFoundException']);
  });

  it('comes again after as many days as the rules say', async () => {
    await aRotatingSecret({ AutomaticallyAfterDays: 30 });
    manager.start();
    await untilRotated();
    clock.pass(30 * 86_400 - 60);
    const before = called.length;
    clock.pass(60);
    await untilRotated(2);
    expect([before, (await value()).SecretString]).toEqual([4, 'rotated 2']);
  });

  it('comes at the times of a schedule, which are of UTC', async () => {
    // 2026-03-01 is where the clock stands.
    await aRotatingSecret({ ScheduleExpression: 'cron(0 4 2 * ? *)' }, false);
    manager.start();
    expect((await describeSecret()).NextRotationDate).toEqual(new Date('2026-03-02T04:00:00Z'));
    clock.pass(28 * 3_600);
    await untilRotated();
    expect((await describeSecret()).LastRotatedDate).toEqual(new Date('2026-03-02T04:00:00Z'));
  });

  it('that fails in one step is tried again from the first, with the same version', async () => {
    await aRotatingSecret();
    const rotate = onStep;
    onStep = async (step, token) => {
      if (step === 'testSecret' && called.length < 4) throw new Error('not yet');
      await rotate(step, token);
    };
    manager.start();
    await until(() => logged.length > 0);
    clock.pass(60);
    await untilRotated();
    expect(called.map(({ step }) => step)).toEqual([
      'createSecret',
      'setSecret',
      'testSecret',
      'createSecret',
      'setSecret',
      'testSecret',
      'finishSecret',
    ]);
    expect([logged, new Set(called.map(({ token }) => token)).size]).toEqual([
      [expect.stringContaining('testSecret failed with Error: not yet')],
      1,
    ]);
  });

  it('can be asked for, with the token that becomes its version', async () => {
    await aRotatingSecret({ AutomaticallyAfterDays: 30 }, false);
    manager.start();
    const { VersionId } = await rotateNow();
    await untilRotated();
    expect([VersionId, (await value()).VersionId]).toEqual([FIRST, FIRST]);
  });

  it('is not asked for twice', async () => {
    await aRotatingSecret({ AutomaticallyAfterDays: 30 }, false);
    onStep = () => new Promise(() => {});
    manager.start();
    await rotateNow();
    await expect(rotateNow()).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('needs a function', async () => {
    await aSecret({ SecretString: 'old' });
    await expect(rotateNow()).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('needs the leave of the function, already when it is set up', async () => {
    mayInvoke = false;
    await expect(aRotatingSecret()).rejects.toThrow(
      'Secrets Manager cannot invoke the specified Lambda function.',
    );
  });

  it('is told by DescribeSecret', async () => {
    await aRotatingSecret({ AutomaticallyAfterDays: 30 });
    expect(await describeSecret()).toMatchObject({
      RotationEnabled: true,
      RotationLambdaARN: ROTATOR,
      RotationRules: { AutomaticallyAfterDays: 30 },
    });
  });
});

describe('with a data folder', () => {
  it('a secret keeps its value, and is not rotated anew, when the same template starts again', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'secrets-'));
    await begin(dataFolder);
    await aRotatingSecret();
    manager.start();
    await untilRotated();
    await begin(dataFolder);
    await aRotatingSecret();
    manager.start();
    expect([(await value()).SecretString, called]).toEqual(['rotated 1', []]);
  });

  it('a template that says something else gives a new value', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'secrets-'));
    await begin(dataFolder);
    await aSecret({ SecretString: 'old' });
    await begin(dataFolder);
    await aSecret({ SecretString: 'new' });
    expect([
      (await value()).SecretString,
      (await value({ VersionStage: 'AWSPREVIOUS' })).SecretString,
    ]).toEqual(['new', 'old']);
  });
});

it('GetRandomPassword makes one of the length asked for', async () => {
  const { RandomPassword } = await client.send(
    new GetRandomPasswordCommand({ PasswordLength: 20, ExcludePunctuation: true }),
  );
  expect(RandomPassword).toMatch(/^[A-Za-z0-9]{20}$/);
});

const RotationEvent = z.object({
  Step: z.string(),
  SecretId: z.string(),
  ClientRequestToken: z.string(),
});

async function begin(dataFolder?: string): Promise<void> {
  manager?.stop();
  await behind?.close();
  clock = aClock();
  [called, policies, logged, mayInvoke] = [[], [], [], true];
  onStep = rotateAsTemplatesDo;
  manager = createSecretsManager({
    place: PLACE,
    clock,
    authorize: (_: Principal, { action }: Need) => {
      if (!mayInvoke) throw new AwsError('AccessDenied', `not authorized to perform: ${action}`, 403);
    },
    addResourcePolicy: (...policy) => void policies.push(policy),
    invoke: async ({ payload }, principal) => {
      const { Step: step, ClientRequestToken: token } = RotationEvent.parse(payload);
      called.push({ step, token, principal });
      return onStep(step, token).then(
        () => ({ ok: true, result: null }),
        (error: Error) => ({ ok: false, errorType: error.name, errorMessage: error.message }),
      );
    },
    log: (message) => void logged.push(message),
    dataFolder,
  });
  behind = await behindGateway([manager.service]);
  client = new SecretsManagerClient(behind.client);
}

/** As https://github.com/aws-samples/aws-secrets-manager-rotation-lambdas, SecretsManagerRotationTemplate, does. */
async function rotateAsTemplatesDo(step: string, token: string): Promise<void> {
  if (step === 'createSecret') {
    const rotation = 1 + Number(/\d+$/.exec((await value()).SecretString ?? '')?.[0] ?? 0);
    await put(`rotated ${rotation}`, token, ['AWSPENDING']);
  }
  if (step === 'finishSecret') {
    const { VersionId } = await value();
    await moveStage({ VersionStage: 'AWSCURRENT', MoveToVersionId: token, RemoveFromVersionId: VersionId });
  }
}

function make(type: string, properties: Record<string, unknown>) {
  return manager.resources[type]?.({ logicalId: 'It', stack: 'test', properties });
}

const aSecret = (properties: Record<string, unknown>) =>
  make('AWS::SecretsManager::Secret', { Name: 'unsubscribe', ...properties });

async function aRotatingSecret(
  RotationRules: Record<string, unknown> = {},
  RotateImmediatelyOnUpdate = true,
) {
  const { ref: SecretId = '' } = (await aSecret({ SecretString: 'old' })) ?? {};
  const schedule = { SecretId, RotationLambdaARN: ROTATOR, RotationRules, RotateImmediatelyOnUpdate };
  await make('AWS::SecretsManager::RotationSchedule', schedule);
  return SecretId;
}

const value = (input: { SecretId?: string; VersionId?: string; VersionStage?: string } = {}) =>
  client.send(new GetSecretValueCommand({ SecretId: 'unsubscribe', ...input }));

const put = (SecretString: string, ClientRequestToken: string, VersionStages?: string[]) =>
  client.send(
    new PutSecretValueCommand({
      SecretId: 'unsubscribe',
      SecretString,
      ClientRequestToken,
      ...(VersionStages && { VersionStages }),
    }),
  );

const moveStage = (input: {
  VersionStage: string;
  MoveToVersionId?: string;
  RemoveFromVersionId?: string | undefined;
}) => client.send(new UpdateSecretVersionStageCommand({ SecretId: 'unsubscribe', ...input }));

const rotateNow = () =>
  client.send(new RotateSecretCommand({ SecretId: 'unsubscribe', ClientRequestToken: FIRST }));

const describeSecret = () => client.send(new DescribeSecretCommand({ SecretId: 'unsubscribe' }));

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The version that holds the value after so many rotations is the current one, and the rotation is over. */
const untilRotated = (times = 1) =>
  until(
    async () =>
      (await value()).SecretString === `rotated ${times}` &&
      (await describeSecret()).LastRotatedDate !== undefined,
  );
