import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import { canEmulate, eventually, mailsTo, outsider, runningStack } from './end-to-end-stack.ts';

/** A program that we did not write and that speaks AWS's protocols in another language: Debian's package awscli has it. */
const hasCli = spawnSync('aws', ['--version']).status === 0;
if (!hasCli) console.log('AWS CLI: skipped, there is no aws');

describe.skipIf(!canEmulate || !hasCli)('the AWS CLI', () => {
  let emulator: Emulator;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ emulator, end } = await runningStack({ speed: 1 }));
  }, 60_000);
  afterAll(() => end());

  async function aws(...words: string[]): Promise<unknown> {
    const { PATH = '' } = process.env;
    const { endpoint } = emulator.place;
    // The first version of the CLI does not read the endpoint from the environment.
    const { stdout } = await promisify(execFile)(
      'aws',
      ['--endpoint-url', endpoint, '--output', 'json', ...words],
      {
        env: { PATH, ...outsider(endpoint), AWS_DEFAULT_REGION: 'us-east-1' },
      },
    );
    return JSON.parse(stdout || '{}');
  }

  it('puts an event on the bus, and the mail is in the inbox', async () => {
    const entry = {
      EventBusName: 'sojourn-dev',
      Source: 'shop',
      DetailType: 'Signed Up',
      Detail: JSON.stringify({
        customerId: 'cli',
        traits: { email: 'cli@example.com' },
        consent: { email: 'granted' },
      }),
    };
    const answer = await aws('events', 'put-events', '--entries', JSON.stringify([entry]));
    expect(answer).toMatchObject({ FailedEntryCount: 0 });
    expect(
      await eventually(async () => (await mailsTo(emulator.place.endpoint, 'cli@example.com'))[0]),
    ).toMatchObject({
      subject: '(광고) Welcome to Maru',
    });
  });

  it('lists what the template made: machines, queues, the table, the bucket’s objects', async () => {
    expect(await aws('stepfunctions', 'list-state-machines')).toMatchObject({
      stateMachines: expect.arrayContaining([expect.objectContaining({ name: 'sojourn-dev-onboarding' })]),
    });
    expect(await aws('sqs', 'list-queues')).toMatchObject({
      QueueUrls: expect.arrayContaining([expect.stringContaining('EventIntakeEventsQueue')]),
    });
    const outputs = emulator.stacks[0]?.outputs ?? {};
    const table = outputs['TableName'] ?? '';
    expect(await aws('dynamodb', 'describe-table', '--table-name', table)).toMatchObject({
      Table: { TableName: table },
    });
    const bucket = outputs['ContentBucketName'] ?? '';
    expect(await aws('s3api', 'list-objects-v2', '--bucket', bucket, '--prefix', 'registry')).toMatchObject({
      Contents: [expect.objectContaining({ Key: 'registry.json' })],
    });
  });
});
