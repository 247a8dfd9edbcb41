import { describe, expect, it } from 'vitest';
import { recordDelivery } from '../../../lib/core/tasks/record-delivery.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { anEvent, aSignUp, aWorld, DAY, HOUR, NOON, runOf, triggersOf } from '../../support/world.ts';

const goal = { event: 'Order Completed', within: 'P7D', value: 'total' } as const;

/** Two messages a day apart, the first one clicked, and an order an hour after the second. */
async function ordered(part: { readonly attributionWindow?: string } = {}) {
  const world = aWorld([triggersOf({ goal: { ...goal, ...part } })]);
  await world.ingest(aSignUp());
  const first = await sent(world, 'greeting');
  const click = {
    sendId: first,
    kind: 'clicked',
    channel: 'email',
    at: NOON + HOUR,
    providerMessageId: 'p1',
  } as const;
  await recordDelivery({ ...click, permanent: false, byMachine: false }, world.ports);
  world.pass(DAY);
  const second = await sent(world, 'reminder');
  world.pass(HOUR);
  await world.ingest(anEvent('Order Completed', { properties: { total: 30 } }));
  const { goal: reached } = await world.enrolment('c1');
  return { reached, first, second };
}

async function sent(world: ReturnType<typeof aWorld>, id: string): Promise<string> {
  const { sends } = await sendMessage(
    {
      run: runOf(await world.enrolment('c1')),
      journey: { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 },
      step: { id, message: { id: 'welcome', hash: 'h' }, channel: 'email' },
    },
    world.ports,
  );
  return sends[0]?.sendId ?? '';
}

describe('a goal that is reached', () => {
  it('keeps which messages went before it, oldest first, and which were clicked', async () => {
    const { reached, first, second } = await ordered();
    expect(reached).toMatchObject({
      valueMinor: 3_000,
      touches: [
        { sendId: first, stepId: 'greeting', at: NOON, clicked: true },
        { sendId: second, stepId: 'reminder', at: NOON + DAY, clicked: false },
      ],
    });
  });

  it('credits no message from before the attribution window', async () => {
    const { reached, second } = await ordered({ attributionWindow: 'PT2H' });
    expect(reached?.touches?.map(({ sendId }) => sendId)).toEqual([second]);
  });
});
