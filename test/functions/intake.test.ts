import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { queueConsumer } from '../../functions/queue-consumer.ts';
import { inboundEventFrom } from '../../lib/aws/bus-envelope.ts';
import { ingest } from '../../lib/core/tasks/ingest.ts';
import { aWorld } from '../support/world.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});

/** The ingest function on ports in memory. */
function anIntake() {
  const world = aWorld();
  const dead: string[] = [];
  const handler = queueConsumer({
    read: inboundEventFrom,
    ids: ({ messageId }) => ({ eventId: messageId }),
    task: (event) => ingest(event, world.ports),
    deadLetters: {
      keep: async ({ reason }) => {
        dead.push(reason);
      },
    },
  });
  return { world, dead, receive: async (...bodies: unknown[]) => handler(batch(bodies), CONTEXT) };
}

const CONTEXT = { functionName: 'ingest', awsRequestId: 'r1' } as Context;
const batch = (bodies: readonly unknown[]) =>
  ({
    Records: bodies.map((body, index) => ({ messageId: `m${index}`, body: JSON.stringify(body) })),
  }) as SQSEvent;
const signUpOf = (customerId: unknown) => ({
  id: `bus-${String(customerId)}`,
  'detail-type': 'Signed Up',
  time: '2026-03-02T12:00:00Z',
  detail: { customerId },
});

describe('an event on the bus', () => {
  it('brings its customer into the journey, also when the one beside it is poison', async () => {
    const { world, dead, receive } = anIntake();
    expect(await receive(signUpOf('mina'), signUpOf(7))).toEqual({ batchItemFailures: [] });
    expect(world.started.map(({ machine, run }) => [machine, run.customerId])).toEqual([
      ['hello@v1', 'mina'],
    ]);
    expect(dead).toEqual([expect.stringContaining('customerId: ')]);
  });

  it('does so once, however often the queue hands it over', async () => {
    const { world, receive } = anIntake();
    await receive(signUpOf('mina'));
    await receive(signUpOf('mina'), signUpOf('mina'));
    expect((await world.ports.customers.customer('mina')).enrolments).toHaveLength(1);
  });
});
