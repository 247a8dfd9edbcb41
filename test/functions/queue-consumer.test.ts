import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { queueConsumer } from '../../functions/queue-consumer.ts';
import { InvalidInputError, StoreBusyError } from '../../lib/core/errors.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});

/** Input is a word; `bad` does not fit the contract, `busy` cannot be done now, `bug` should never happen. */
function aConsumer() {
  const done: string[] = [];
  const dead: { body: string; reason: string }[] = [];
  const handler = queueConsumer({
    read: (body) => {
      if (typeof body !== 'string' || body === 'bad')
        throw new InvalidInputError('the input: expected a word');
      return body;
    },
    ids: (word) => ({ word }),
    task: async (word) => {
      if (word === 'busy') throw new StoreBusyError('row in use');
      if (word === 'bug') throw new TypeError('undefined is not a function');
      done.push(word);
    },
    deadLetters: {
      keep: async (message) => {
        if (message.body.includes('no queue')) throw new Error('queue is gone');
        dead.push(message);
      },
    },
  });
  return { done, dead, receive: async (...bodies: string[]) => handler(batch(bodies), CONTEXT) };
}

const CONTEXT = { functionName: 'ingest', awsRequestId: 'r1' } as Context;
const batch = (bodies: readonly string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) }) as SQSEvent;

describe('a queue consumer', () => {
  it('does every record of a batch', async () => {
    const { receive, done } = aConsumer();
    expect(await receive('"one"', '"two"')).toEqual({ batchItemFailures: [] });
    expect(done.toSorted()).toEqual(['one', 'two']);
  });

  it('gives back to the queue only the records that failed', async () => {
    const { receive, done } = aConsumer();
    expect(await receive('"one"', '"busy"', '"two"', '"bug"')).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm3' }],
    });
    expect(done.toSorted()).toEqual(['one', 'two']);
  });

  it('gives back the whole batch, and does not throw, when every record failed', async () => {
    const { receive } = aConsumer();
    expect(await receive('"busy"', '"busy"')).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm1' }],
    });
  });

  it('puts what will never fit among the dead letters at once, with the reason, and is done with it', async () => {
    const { receive, dead } = aConsumer();
    expect(await receive('"bad"', '"one"')).toEqual({ batchItemFailures: [] });
    expect(dead).toEqual([{ body: '"bad"', reason: 'the input: expected a word' }]);
  });

  it('does so with what is not even JSON', async () => {
    const { receive, dead } = aConsumer();
    expect(await receive('{"half":')).toEqual({ batchItemFailures: [] });
    expect(dead).toEqual([{ body: '{"half":', reason: 'the body is not JSON' }]);
  });

  it('leaves it to the queue when the dead letter could not be kept', async () => {
    const { receive } = aConsumer();
    expect(await receive('no queue')).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  });

  it('starts each batch afresh', async () => {
    const { receive } = aConsumer();
    await receive('"busy"');
    expect(await receive('"one"')).toEqual({ batchItemFailures: [] });
  });
});
