import { inspect } from 'node:util';
import type { Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { lambda, scheduled } from '../../functions/lambda.ts';
import { Run } from '../../lib/core/enrolment/definition.ts';
import { LegOverError } from '../../lib/core/errors.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});

const CONTEXT = { functionName: 'decide', awsRequestId: 'r1' } as Context;
const Input = z.object({ run: Run, word: z.string().default('hello') });
const run = { customerId: 'c1', enrolmentId: 'e1', leg: 1, visit: 1, at: 'offer' };

describe("a step's function", () => {
  it('answers with what its task answers, given the parsed input', async () => {
    const handler = lambda(Input, async (input) => ({ heard: input.word, leg: input.run.leg }));
    expect(await handler({ run, more: 'is dropped' }, CONTEXT)).toEqual({ heard: 'hello', leg: 1 });
  });

  it('refuses what does not fit by the name that the state machine knows, and says where', async () => {
    const handler = lambda(Input, async () => 'never');
    const refused = handler({ run: { ...run, leg: 0, at: 7 }, word: 'hi' }, CONTEXT);
    await expect(refused).rejects.toMatchObject({
      name: 'InvalidInputError',
      message: expect.stringMatching(/run\.leg: .+; run\.at: /),
    });
  });

  it('lets an error out with its own name, for Retry and Catch match it', async () => {
    const handler = lambda(Input, async () => {
      throw new LegOverError('leg 1 is over');
    });
    await expect(handler({ run }, CONTEXT)).rejects.toMatchObject({ name: 'LegOverError' });
  });
});

describe('an error that leaves a function', () => {
  it('takes no item of a customer with it', async () => {
    const handler = lambda(Input, async () => {
      throw Object.assign(new Error('Transaction cancelled'), {
        name: 'TransactionCanceledException',
        CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { email: { S: 'kim@example.com' } } }],
      });
    });
    const error: unknown = await handler({ run }, CONTEXT).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'TransactionCanceledException', message: 'Transaction cancelled' });
    expect(inspect(error)).not.toContain('kim@example.com');
  });
});

describe('a scheduled function', () => {
  it('does its task whatever it is passed', async () => {
    const handler = scheduled(async () => ({ handedOver: 3 }));
    expect(await handler({ anything: true }, CONTEXT)).toEqual({ handedOver: 3 });
  });
});
