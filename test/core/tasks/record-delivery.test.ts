import { describe, expect, it } from 'vitest';
import type { DeliveryEvent } from '../../../lib/core/event/delivery.ts';
import { assignVariant } from '../../../lib/core/tasks/assign-variant.ts';
import { recordDelivery } from '../../../lib/core/tasks/record-delivery.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { anEvent, aSignUp, aWorld, runOf, triggersOf, type World } from '../../support/world.ts';

const journey = { id: 'hello', version: 'v1', purpose: 'marketing' } as const;

async function sent(answer?: 'ambiguous') {
  const world = aWorld([triggersOf({ goal: { event: 'Order Completed', within: 'P7D', value: 'total' } })]);
  await world.ingest(aSignUp());
  const assigned = await assignVariant(
    {
      run: runOf(await world.enrolment('c1')),
      journey,
      step: { id: 'offer', variants: [{ id: 'only', weight: 100 }] },
    },
    world.ports,
  );
  expect(assigned).toEqual({ variant: 'only' });
  if (answer !== undefined) world.providerAnswers({ outcome: answer, code: 'TimeoutError' });
  const step = { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'email' } as const;
  const { sendId } = await sendMessage(
    { run: runOf(await world.enrolment('c1')), journey, step },
    world.ports,
  );
  const tell = (part: Partial<DeliveryEvent> & Pick<DeliveryEvent, 'kind'>) =>
    recordDelivery(
      {
        sendId,
        channel: 'email',
        at: world.now(),
        providerMessageId: 'p1',
        address: 'Ada@Example.com',
        permanent: false,
        byMachine: false,
        ...part,
      },
      world.ports,
    );
  return { world, sendId, tell };
}

const totals = (world: World) => world.ports.experiments.totals('hello.offer');
const suppressed = (world: World) => world.ports.suppressions.isSuppressed('email', 'ada@example.com');

describe('what becomes of a message', () => {
  it('the provider’s event settles a send that was in doubt', async () => {
    const { world, sendId, tell } = await sent('ambiguous');
    expect((await world.ports.sends.send(sendId))?.status).toBe('SENDING');
    await tell({ kind: 'delivered' });
    expect((await world.ports.sends.send(sendId))?.status).toBe('SENT');
  });

  it.each([
    [{ kind: 'bounced', permanent: true }, true],
    [{ kind: 'bounced', permanent: false }, false],
    [{ kind: 'complained' }, true],
    [{ kind: 'delivered' }, false],
  ] as const)('%j suppresses the address: %s', async (part, expected) => {
    const { world, tell } = await sent();
    await tell(part);
    expect(await suppressed(world)).toBe(expected);
  });

  it('a click is credited once to the variant that the customer had', async () => {
    const { world, tell } = await sent();
    await tell({ kind: 'clicked' });
    await tell({ kind: 'clicked' });
    expect(await totals(world)).toMatchObject([{ variant: 'only', assigned: 1, clicked: 1, converted: 0 }]);
  });

  it('an order inside the goal’s time is credited with its value, a repeated event only once', async () => {
    const { world } = await sent();
    const order = anEvent('Order Completed', { properties: { total: 12.5 } });
    await world.ingest(order);
    await world.ingest(order);
    await world.ingest(anEvent('Order Completed', { properties: { total: 7.5 } }));
    // one customer converted; 1250 + 750 = 2000, and her total squared is 4 000 000
    expect(await totals(world)).toMatchObject([{ converted: 1, valueMinor: 2000, valueSquares: 4_000_000 }]);
  });

  it('a message that nobody sent is named as such', async () => {
    const { tell } = await sent();
    expect(await tell({ kind: 'delivered', sendId: 'nobody' })).toBe('unknown-send');
  });
});
