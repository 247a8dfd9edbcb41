import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WithFunctions, withFunctions } from './a-function.ts';

let the: WithFunctions;
beforeEach(async () => {
  the = await withFunctions();
});
afterEach(() => the.close());

const REQUEST = /^RequestId: [\da-f-]{36} Error: /;
const fails = async (code: string, properties = {}) => {
  const answer = await the.invoke(await the.fn(code, properties));
  return answer.ok ? answer : { ...answer, errorMessage: answer.errorMessage.replace(REQUEST, '') };
};

// Expected: what Lambda answers, as its documentation on invocation errors and the sources of its Node.js runtime have it.
describe('a function that fails', () => {
  it('tells the name of what it throws, which state machines match', async () => {
    const code = `class NotFound extends Error { name = 'NotFound' } export const handler = async () => { throw new NotFound('no order'); };`;
    expect(await fails(code)).toMatchObject({
      ok: false,
      errorType: 'NotFound',
      errorMessage: 'no order',
      trace: expect.arrayContaining([
        'NotFound: no order',
        expect.stringMatching(/at handler .*handler.mjs:1:/),
      ]),
    });
  });

  it('tells the type of what it throws that is no error', async () => {
    expect(await fails(`export const handler = async () => { throw 'no'; };`)).toEqual({
      ok: false,
      errorType: 'string',
      errorMessage: 'no',
      trace: [],
    });
  });

  it('is stopped at its time-out, and starts anew afterwards', async () => {
    const code = `let calls = 0; export const handler = async () => { calls += 1; if (calls === 2) for (;;); return calls; };`;
    const name = await the.fn(code, { Timeout: 1 });
    await the.invoke(name);
    const late = await the.invoke(name);
    expect(late).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
    expect(late.ok || late.errorMessage.replace(REQUEST, '')).toBe('Task timed out after 1.00 seconds');
    expect(await the.invoke(name)).toEqual({ ok: true, result: 1 });
  });

  it('is told to have exited when it does', async () => {
    expect(await fails(`export const handler = async () => process.exit(3);`)).toEqual({
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited with error: exit status 3',
    });
  });

  it('is told to have been killed when it needs more memory than it has', async () => {
    const code = `export const handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); };`;
    expect(await fails(code, { Timeout: 30 })).toEqual({
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited with error: signal: killed',
    });
  });

  it('is told of a promise that nobody waited for', async () => {
    const code = `export const handler = async () => { Promise.reject(new Error('unheard')); await new Promise((r) => setTimeout(r, 1000)); };`;
    expect(await fails(code)).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: unheard',
    });
    // In another environment: that one is gone.
    expect(await the.invoke('orders')).toMatchObject({ errorType: 'Runtime.UnhandledPromiseRejection' });
  });

  it('tells what its bundle throws while it is loaded', async () => {
    expect(await fails(`throw new TypeError('no table'); export const handler = 1;`)).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no table',
    });
  });

  it('tells a handler that is not there, a file that is not there, and code that is none', async () => {
    expect(await fails(`export const other = 1;`)).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'handler is undefined or not exported',
    });
    expect(
      await fails(`export const handler = async () => {};`, { FunctionName: 'b', Handler: 'index.handler' }),
    ).toMatchObject({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: "Error: Cannot find module 'index'",
    });
    expect(await fails(`export const handler = (;`, { FunctionName: 'c' })).toMatchObject({
      errorType: 'Runtime.UserCodeSyntaxError',
      errorMessage: "SyntaxError: Unexpected token ';'",
    });
  });

  it('is not told to have failed when the emulator ends: what goes on after a restart must not go wrong now', async () => {
    const name = await the.fn(`export const handler = async () => { console.log('begun'); for (;;); };`);
    const outcomes: unknown[] = [];
    void the.invoke(name).then((outcome) => outcomes.push(outcome));
    await vi.waitFor(() => expect(the.lambda.functions.find(name).logs()).toHaveLength(1));
    the.lambda.close();
    void the.invoke(name).then((outcome) => outcomes.push(outcome));
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    expect(outcomes).toEqual([]);
  });

  it('cannot be of another language', async () => {
    expect(await fails('', { Runtime: 'python3.13' })).toMatchObject({
      errorType: 'Runtime.InvalidRuntime',
      errorMessage: expect.stringContaining('python3.13'),
    });
  });
});

/** No SDK in the bundles of these tests: a request as the SDK would sign it. */
const CALL = `const call = (action, body) => fetch(process.env.AWS_ENDPOINT_URL, {
  method: 'POST',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AmazonSQS.' + action,
    authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260301/eu-central-1/sqs/aws4_request, Signature=0',
  },
  body: JSON.stringify(body),
}).then((answer) => answer.json());`;

describe("a function's calls", () => {
  it('are made with the rights of its role', async () => {
    await the.close();
    the = await withFunctions({ allow: ['sqs:GetQueueAttributes'] });
    const QueueUrl = await the.resource('AWS::SQS::Queue', { QueueName: 'parcels' });
    const name = await the.fn(
      `${CALL} export const handler = async (body) => [await call('GetQueueAttributes', body), await call('PurgeQueue', body)];`,
    );
    const answer = await the.invoke(name, { QueueUrl });
    expect(answer.ok && answer.result).toEqual([
      {},
      {
        __type: 'com.amazon.coral.service#AccessDeniedException',
        message: expect.stringMatching(
          /^User: arn:aws:sts::123456789012:assumed-role\/orders\/orders is not authorized to perform: sqs:PurgeQueue/i,
        ),
      },
    ]);
  });

  it('can be the moment at which it is lost: the call counts, its answer is heard by nobody', async () => {
    const QueueUrl = await the.resource('AWS::SQS::Queue', { QueueName: 'parcels' });
    const name = await the.fn(
      `${CALL} export const handler = async (body) => { await call('GetQueueAttributes', body); await call('SendMessage', body); return 'sent'; };`,
    );
    const killed = the.lambda.killDuring({ functionName: 'orders', action: 'sqs:SendMessage' });
    const payload = { QueueUrl, MessageBody: 'a parcel' };
    const lost = await the.invoke(name, payload);
    await killed;
    expect(lost).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/Runtime exited with error: signal: killed$/),
    });
    expect(the.sqs.queues.byName('parcels').counts().visible).toBe(1);
    expect(await the.invoke(name, payload)).toEqual({ ok: true, result: 'sent' });
    await the.queueClient.send(new SendMessageCommand({ QueueUrl, MessageBody: 'of somebody else' }));
    expect(the.sqs.queues.byName('parcels').counts().visible).toBe(3);
  });
});
