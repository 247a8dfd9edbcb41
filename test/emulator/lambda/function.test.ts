import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../lib/emulator/clock.ts';
import { type WithFunctions, withFunctions } from './a-function.ts';

let the: WithFunctions;
beforeEach(async () => {
  the = await withFunctions();
});
afterEach(() => the.close());

describe('a function', () => {
  it('answers what its handler gives back, as JSON has it', async () => {
    const name = await the.fn(
      `export const handler = async ({ n }) => ({ double: 2 * n, gone: undefined, day: new Date(0) });`,
    );
    expect(await the.invoke(name, { n: 21 })).toEqual({
      ok: true,
      result: { double: 42, day: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('answers null when its handler gives back nothing', async () => {
    const name = await the.fn(`export const handler = async () => {};`);
    expect(await the.invoke(name)).toEqual({ ok: true, result: null });
  });

  it('stays warm: the bundle is loaded once', async () => {
    const name = await the.fn(`let calls = 0; export const handler = async () => ++calls;`);
    await the.invoke(name);
    expect(await the.invoke(name)).toEqual({ ok: true, result: 2 });
    expect(the.lambda.functions.find(name).environments.counts()).toMatchObject({
      invocations: 2,
      coldStarts: 1,
    });
  });

  it('runs each of several calls at once in an environment of its own', async () => {
    const name = await the.fn(
      `let busy = 0; export const handler = async () => { busy += 1; await new Promise((r) => setTimeout(r, 50)); return busy--; };`,
    );
    const answers = await Promise.all([1, 2, 3].map(() => the.invoke(name)));
    expect(answers.map((answer) => answer.ok && answer.result)).toEqual([1, 1, 1]);
    expect(the.lambda.functions.find(name).environments.counts().coldStarts).toBeGreaterThan(1);
  });

  it('has the variables of its template and of Lambda, and none of this machine', async () => {
    const name = await the.fn(`export const handler = async () => process.env;`, {
      Environment: { Variables: { TABLE_NAME: 'customers' } },
      MemorySize: 256,
    });
    const answer = await the.invoke(name);
    const variables = answer.ok ? Object(answer.result) : {};
    expect(variables).toMatchObject({
      TABLE_NAME: 'customers',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'orders',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_ENDPOINT_URL: the.endpoint,
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[\da-f]{8}-[\da-f]{24};/),
    });
    expect(Object.keys(process.env)).toContain('PATH');
    expect(Object.keys(variables)).not.toContain('PATH');
    expect(Object.keys(variables)).not.toContain('HOME');
  });

  it('knows what is called, and how much time it has left', async () => {
    const name = await the.fn(
      `export const handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });`,
      { Timeout: 20 },
    );
    const answer = await the.invoke(name);
    const context = answer.ok ? Object(answer.result) : {};
    expect(context).toMatchObject({
      functionName: 'orders',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:orders',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/orders',
      awsRequestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(context.left).toBeGreaterThan(19_000);
    expect(context.left).toBeLessThanOrEqual(20_000);
  });

  it('writes what it prints to its log group, before its answer is there', async () => {
    const name = await the.fn(
      `export const handler = async () => { console.log('one'); console.error('two'); };`,
      { LoggingConfig: { LogGroup: 'shop-logs' } },
    );
    await the.invoke(name);
    expect(the.logged.map(({ group, messages }) => [group, ...messages])).toEqual([
      ['shop-logs', 'one'],
      ['shop-logs', 'two'],
    ]);
    expect(
      the.lambda.functions
        .find(name)
        .logs()
        .map(({ text }) => text),
    ).toEqual(['one', 'two']);
  });

  it('is refused beyond the concurrency that is reserved for it', async () => {
    const name = await the.fn(
      `export const handler = () => new Promise((done) => setTimeout(() => done('first'), 50));`,
      { ReservedConcurrentExecutions: 1 },
    );
    const first = the.invoke(name);
    await expect(the.invoke(name)).rejects.toMatchObject({ code: 'TooManyRequestsException', status: 429 });
    expect(await first).toEqual({ ok: true, result: 'first' });
  });

  it('is called only by those whom its permission names', async () => {
    const name = await the.fn(`export const handler = async () => 'called';`);
    const rule = 'arn:aws:events:eu-central-1:123456789012:rule/orders';
    await the.resource('AWS::Lambda::Permission', {
      FunctionName: name,
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: rule,
    });
    const call = (sourceArn: string) =>
      the.lambda.invoke(
        { functionArn: name, payload: {} },
        { kind: 'service', service: 'events.amazonaws.com', sourceArn },
      );
    expect(await call(rule)).toEqual({ ok: true, result: 'called' });
    await expect(call(`${rule}-other`)).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  it('must have settings that the emulator knows', async () => {
    await expect(the.fn('', { VpcConfig: {} })).rejects.toThrow('VpcConfig');
  });
});

describe("a function's time", () => {
  it("is the emulator's, also when it is years ahead", async () => {
    await the.close();
    const clock = createClock(1, Date.UTC(2031, 0, 1));
    the = await withFunctions({ clock });
    const name = await the.fn(
      `export const handler = async () => [Date.now(), new Date().getTime(), Date(), new Date() instanceof Date, new Date(5).getTime()];`,
    );
    const answer = await the.invoke(name);
    expect(answer).toEqual({
      ok: true,
      result: [expect.any(Number), expect.any(Number), expect.stringContaining('Jan 01 2031'), true, 5],
    });
    const [now] = answer.ok ? Object(answer.result) : [];
    expect(Math.abs(now - clock.now())).toBeLessThan(1000);
  });

  it('means the same at any speed: what takes half a second is not late for a time-out of three', async () => {
    await the.close();
    the = await withFunctions({ clock: createClock(1440) });
    const name = await the.fn(
      `export const handler = () => new Promise((done) => setTimeout(() => done('in time'), 500));`,
    );
    expect(await the.invoke(name)).toEqual({ ok: true, result: 'in time' });
  });
});
