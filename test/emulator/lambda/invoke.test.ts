import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../lib/emulator/clock.ts';
import { type WithFunctions, withFunctions } from './a-function.ts';

let the: WithFunctions;
beforeEach(async () => {
  // Retries come after minutes.
  the = await withFunctions({ clock: createClock(1440) });
});
afterEach(() => the.close());

const ECHO = `export const handler = async (event) => { console.log('heard', event.word); return event; };`;
const text = (bytes: Uint8Array | undefined): unknown => JSON.parse(Buffer.from(bytes ?? []).toString());

describe('Invoke', () => {
  it("gives a function's answer to the SDK, by its name and by its ARN, with the end of its log", async () => {
    await the.fn(ECHO);
    const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:orders';
    for (const FunctionName of ['orders', arn]) {
      const answer = await the.client.send(
        new InvokeCommand({ FunctionName, Payload: '{"word":"hello"}', LogType: 'Tail' }),
      );
      expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
      expect(answer.FunctionError).toBeUndefined();
      expect(text(answer.Payload)).toEqual({ word: 'hello' });
      expect(Buffer.from(answer.LogResult ?? '', 'base64').toString()).toBe('heard hello');
    }
  });

  it("marks a function's error", async () => {
    await the.fn(`export const handler = async () => { throw new RangeError('too far'); };`);
    const answer = await the.client.send(new InvokeCommand({ FunctionName: 'orders' }));
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(text(answer.Payload)).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
  });

  it('takes an event, and tries it twice again when the function fails', async () => {
    await the.fn(
      `export const handler = async ({ word }) => { console.log(word); throw new Error('again'); };`,
    );
    const taken = await the.client.send(
      new InvokeCommand({ FunctionName: 'orders', InvocationType: 'Event', Payload: '{"word":"hello"}' }),
    );
    expect(taken.StatusCode).toBe(202);
    const { environments } = the.lambda.functions.find('orders');
    await vi.waitFor(() => expect(environments.counts().errors).toBe(3), 5_000);
    await new Promise((resolve) => {
      setTimeout(resolve, 300); // 7 minutes of the clock
    });
    expect(environments.counts().invocations).toBe(3);
  });

  it('says what is wrong as Lambda does', async () => {
    await the.fn(ECHO);
    const name = async (FunctionName: string, Payload = '{}') =>
      the.client.send(new InvokeCommand({ FunctionName, Payload })).catch((error: Error) => error.name);
    expect(await name('nobody')).toBe('ResourceNotFoundException');
    expect(await name('orders:7')).toBe('ResourceNotFoundException');
    expect(await name('orders', 'not json')).toBe('InvalidRequestContentException');
    expect(await name('orders', `"${'x'.repeat(6_291_456)}"`)).toBe('RequestTooLargeException');
  });
});
