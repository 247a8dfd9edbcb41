import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { createLogs } from '../../lib/emulator/logs/logs.ts';
import { AwsError, type Need, type Principal } from '../../lib/emulator/service.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';

const ROLE: Principal = { kind: 'role', arn: 'arn:aws:iam::123456789012:role/fn', session: 'fn' };
const GROUP = 'arn:aws:logs:eu-central-1:123456789012:log-group:app';
let behind: BehindGateway | undefined;
afterEach(() => behind?.close());

describe('a log group', () => {
  it('keeps what a function writes, and can be searched', async () => {
    const { logs } = await aGroup();
    logs.write({ group: 'app', stream: 's', messages: ['one apple', 'two pears'] }, ROLE);
    logs.write({ group: 'app', stream: 's', messages: ['three apples'] }, ROLE);
    const { events } = await ask('FilterLogEvents', { logGroupName: 'app', filterPattern: 'apple' });
    expect(events).toMatchObject([
      { message: 'one apple', logStreamName: 's' },
      { message: 'three apples', logStreamName: 's' },
    ]);
  });

  it('is written to with two rights, the first of them once for each stream', async () => {
    const { logs, asked } = await aGroup();
    logs.write({ group: 'app', stream: 's', messages: ['one'] }, ROLE);
    logs.write({ group: 'app', stream: 's', messages: ['two'] }, ROLE);
    const resource = `${GROUP}:log-stream:s`;
    expect(asked).toEqual([
      { action: 'logs:CreateLogStream', resource },
      { action: 'logs:PutLogEvents', resource },
      { action: 'logs:PutLogEvents', resource },
    ]);
  });

  it('keeps nothing of those who may not write', async () => {
    const { logs } = await aGroup((need) => need.action !== 'logs:PutLogEvents');
    expect(() => logs.write({ group: 'app', stream: 's', messages: ['one'] }, ROLE)).toThrow('no');
    expect(await ask('FilterLogEvents', { logGroupName: 'app' })).toEqual({ events: [] });
  });

  it('that is not in the template is not found', async () => {
    await aGroup();
    expect(await ask('FilterLogEvents', { logGroupName: 'other' })).toMatchObject({
      __type: 'ResourceNotFoundException',
    });
  });
});

async function aGroup(allows: (need: Need) => boolean = () => true) {
  const asked: Need[] = [];
  const logs = createLogs({
    place: PLACE,
    clock: createClock(1),
    authorize: (_, need) => {
      asked.push(need);
      if (!allows(need)) throw new AwsError('AccessDenied', 'no', 403);
    },
  });
  behind = await behindGateway([logs.service]);
  await logs.resources['AWS::Logs::LogGroup']?.({
    logicalId: 'Log',
    stack: 'test',
    properties: { LogGroupName: 'app', RetentionInDays: 30 },
  });
  return { logs, asked };
}

/** As the SDK asks; no other part needs its client. */
async function ask(operation: string, input: object): Promise<{ events?: unknown }> {
  const answer = await fetch(behind?.client.endpoint ?? '', {
    method: 'POST',
    headers: {
      'x-amz-target': `Logs_20140328.${operation}`,
      authorization:
        'AWS4-HMAC-SHA256 Credential=A/20260101/eu-central-1/logs/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  return Object(await answer.json());
}
