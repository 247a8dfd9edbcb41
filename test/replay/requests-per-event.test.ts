import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';
import type { InboundEvent } from '../../lib/core/event/definition.ts';
import { ingest } from '../../lib/core/tasks/ingest.ts';
import { reviewDue } from '../../lib/core/tasks/review-agenda.ts';
import { anAudience } from '../support/audience-world.ts';
import { storesOn } from '../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../support/on-dynamodb.ts';
import { anEvent, aWorld, DAY, triggersOf } from '../support/world.ts';

// Counted at the door of the engine, and compared with the table that docs/audience.md shows.
describeOnDynamoDb('the requests that an event takes', (newTable) => {
  it('are those that the documents tell, kind by kind', async () => {
    const told = readFileSync('docs/audience.md', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, kind, requests, sum] = /^\| ([^|]+?) \| ((?:\w+ \d+(?:, )?)+) \| (\d+) \|$/.exec(line) ?? [];
        return kind === undefined ? [] : [[kind, `${requests} = ${sum}`]];
      });
    expect(await counted(await newTable())).toEqual(Object.fromEntries(told));
  });
});

const audience = anAudience({
  segments: {
    buyer: { when: { event: 'Order Completed' } },
    lapsed: {
      when: { all: [{ segment: 'buyer' }, { event: 'Order Completed', within: 'P90D', atMost: 0 }] },
    },
  },
  entries: { birthday: { date: 'birthday' } },
});

/** Nothing here has anything to do with the customer's segments, but for orders. */
async function counted(dynamo: Dynamo): Promise<Record<string, string>> {
  const table: Record<string, string> = {};
  const sent = sentTo(dynamo);
  const known = ['App Opened', 'Order Completed', 'Signed Up', 'Segment Entered', 'Identified'];
  const catalog = Object.fromEntries(known.map((name) => [name, { properties: {} }]));
  const world = aWorld([triggersOf()], { audience, catalog });
  const ports = { ...world.ports, ...storesOn(dynamo) };
  async function count(kind: string, work: () => Promise<unknown>): Promise<void> {
    sent.clear();
    await work();
    const requests = [...sent].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const sum = requests.reduce((total, [, times]) => total + times, 0);
    table[kind] = `${requests.map(([name, times]) => `${name} ${times}`).join(', ')} = ${sum}`;
  }
  const take = (event: string, part: Partial<InboundEvent> = {}) => ingest(anEvent(event, part), ports);

  await count('the first of a customer', () => take('App Opened'));
  await count('that no segment asks for', () => take('App Opened'));
  await count('that enters a segment', () => take('Order Completed'));
  await count('that a segment asks for, and changes nothing', () => take('Order Completed'));
  const entered = world.published.find(({ event }) => event === 'Segment Entered');
  if (entered === undefined) throw new Error('nobody entered a segment');
  await count('`Segment Entered`, which follows it', () => ingest(entered, ports));
  await count('with a date that a journey is entered by', () =>
    take('Identified', { traits: { birthday: '1990-05-17' } }),
  );
  await count('that enters a journey', () => take('Signed Up'));
  await take('App Opened', { customerId: 'browser' });
  await count('that makes a browser known to be a customer, whose agenda is there', () =>
    take('Identified', { anonymousId: 'browser' }),
  );
  await count('out of an older history', () => take('App Opened', { imported: true }));
  const twice = anEvent('App Opened');
  await ingest(twice, ports);
  await count('that came before', () => ingest(twice, ports));
  await count('that is set aside', () => take('Misspelt'));
  const { agenda } = await ports.customers.customer('c1');
  if (agenda.dueAt === undefined) throw new Error('time changes nothing');
  const due = { customerId: 'c1', dueAt: agenda.dueAt };
  world.pass(91 * DAY);
  await count('no event: time lets her enter a segment', () => reviewDue(due, ports));
  return table;
}

/** By name, once for each attempt. */
function sentTo({ client }: Dynamo): Map<string, number> {
  const sent = new Map<string, number>();
  client.middlewareStack.add(
    (next, context) => (args) => {
      const name = String(context.commandName).replace(/Command$/, '');
      sent.set(name, (sent.get(name) ?? 0) + 1);
      return next(args);
    },
    { step: 'finalizeRequest', name: 'count' },
  );
  return sent;
}
