import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { lambda } from '../../functions/lambda.ts';
import { parseInput } from '../../functions/parse-input.ts';
import { queueConsumer } from '../../functions/queue-consumer.ts';
import { Run } from '../../lib/core/enrolment/definition.ts';

const CONTEXT = { functionName: 'ingest', awsRequestId: 'r1' } as Context;
const EMAIL = 'kim@example.com';

/** What is written to standard output and error meanwhile. */
async function logged(work: () => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const keep = (text: unknown) => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  await work().catch(() => undefined);
  return lines.join('');
}
afterEach(() => vi.restoreAllMocks());

describe('a log', () => {
  it('names the ids of a record, and nothing that its customer said, whether it is done, refused or fails', async () => {
    const Signup = z.strictObject({ id: z.string(), email: z.string() });
    const handler = queueConsumer({
      read: (body) => parseInput(Signup, body),
      ids: ({ id }) => ({ eventId: id }),
      task: async ({ id, email }) => {
        if (id !== 'e1') throw Object.assign(new Error('cancelled'), { Item: { email: { S: email } } });
      },
      deadLetters: { keep: async () => undefined },
    });
    const bodies = [
      { id: 'e1', email: EMAIL },
      { id: 'e2', email: EMAIL },
      { id: 3, email: EMAIL },
    ];
    const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body: JSON.stringify(body) }));
    const log = await logged(async () => handler({ Records } as SQSEvent, CONTEXT));
    expect(log).toMatch(/"eventId":"e1"/);
    expect(log).toMatch(/"record":"m1".*cancelled/);
    expect(log).toMatch(/"record":"m2".*id: /);
    expect(log).not.toContain(EMAIL);
  });

  it('carries the run on every line of a step', async () => {
    const handler = lambda(z.object({ run: Run, email: z.string() }), async () => ({ chosen: 1 }));
    const run = { customerId: 'c1', enrolmentId: 'e1', leg: 2, visit: 1, at: 'offer' };
    const log = await logged(async () => handler({ run, email: EMAIL }, CONTEXT));
    expect(log).toMatch(/"message":"done".*"enrolmentId":"e1","leg":2.*"chosen":1/);
    expect(log).not.toContain(EMAIL);
  });
});
