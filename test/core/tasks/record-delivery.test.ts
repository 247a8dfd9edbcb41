import { describe, expect, it } from 'vitest';
import type { DeliveryEvent } from '../../../lib/core/event/delivery.ts';
import { assignVariant } from '../../../lib/core/tasks/assign-variant.ts';
import { recordDelivery } from '../../../lib/core/tasks/record-delivery.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { anEvent, aSignUp, aWorld, runOf, triggersOf, type World } from '../../support/world.ts';

const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;

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
  const { sends } = await sendMessage(
    { run: runOf(await world.enrolment('c1')), journey, step },
    world.ports,
  );
  const sendId = sends[0]?.sendId ?? '';
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
const suppressed = (world: World) => world.ports.suppressions.suppression('email', 'ada@example.com');

/** A thousand customers who got the message, so that one complaint is 0.1 %. */
async function toMany(count: number) {
  const world = aWorld();
  const sendIds: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const customerId = `many-${number}`;
    const email = `${customerId}@example.com`;
    await world.ingest({ ...aSignUp({ traits: { email } }), customerId });
    const { sends } = await sendMessage(
      {
        run: runOf(await world.enrolment(customerId)),
        journey,
        step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'email' },
      },
      world.ports,
    );
    const sendId = sends[0]?.sendId ?? '';
    sendIds.push(sendId);
    await tellAbout(world, sendId, 'sent');
  }
  return { world, sendIds };
}

async function tellAbout(world: World, sendId: string, kind: 'sent' | 'complained') {
  const about = { sendId, kind, channel: 'email', at: world.now(), providerMessageId: 'p' } as const;
  await recordDelivery({ ...about, permanent: false, byMachine: false }, world.ports);
}

describe('a journey whose messages are complained about', () => {
  it('is paused at 0.10 % in 24 hours, with one alarm, takes nobody in and sends no more', async () => {
    const { world, sendIds } = await toMany(1_000);
    await world.ingest({ ...aSignUp(), customerId: 'late' });
    const [one = '', two = '', three = ''] = sendIds;
    await tellAbout(world, one, 'complained');
    expect(await world.ports.journeys.pauseOf('hello')).toBeUndefined(); // a single one is no rate
    for (const sendId of [two, two, three]) await tellAbout(world, sendId, 'complained');
    expect(await world.ports.journeys.pauseOf('hello')).toMatchObject({
      reason: 'complaints: 2 of 1000 messages in 24 hours (0.20 %)',
    });
    expect(world.alarms).toHaveLength(1);
    expect((await world.ingest({ ...aSignUp(), customerId: 'later' })).notEntered).toMatchObject([
      { reason: 'journey-paused' },
    ]);
    const late = await sendMessage(
      {
        run: runOf(await world.enrolment('late')),
        journey,
        step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'email' },
      },
      world.ports,
    );
    expect(late).toMatchObject({ outcome: 'held', sends: [{ reason: 'journey-paused' }] });
  });

  it('is warned of at 0.08 %, once', async () => {
    const { world, sendIds } = await toMany(2_400);
    for (const sendId of sendIds.slice(0, 2)) await tellAbout(world, sendId, 'complained');
    // 2 of 2,400 are 0.083 %
    expect(await world.ports.journeys.pauseOf('hello')).toBeUndefined();
    expect(world.alarms.map(({ subject }) => subject)).toEqual(['Journey hello: close to being paused']);
  });
});

describe('what becomes of a message', () => {
  it('the provider’s event settles a send that was in doubt', async () => {
    const { world, sendId, tell } = await sent('ambiguous');
    expect((await world.ports.sends.send(sendId))?.status).toBe('SENDING');
    await tell({ kind: 'delivered' });
    expect((await world.ports.sends.send(sendId))?.status).toBe('SENT');
  });

  it.each([
    [{ kind: 'bounced', permanent: true }, 'hard-bounce'],
    [{ kind: 'bounced', permanent: false }, undefined],
    [{ kind: 'complained' }, 'complaint'],
    [{ kind: 'delivered' }, undefined],
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
    expect(await totals(world)).toMatchObject([{ converted: 1, valueMinor: 2000, valueSquares: 4_000_000n }]);
  });

  it('five soft bounces in a fortnight suppress the address, four do not', async () => {
    const { world } = await sent();
    const bounce = (sendId: string) =>
      recordDelivery(
        {
          sendId,
          kind: 'bounced',
          channel: 'email',
          at: world.now(),
          providerMessageId: 'p',
          address: 'ada@example.com',
          permanent: false,
          byMachine: false,
        },
        world.ports,
      );
    for (const sendId of ['s1', 's2', 's3', 's4', 's4']) await bounce(sendId);
    expect(await suppressed(world)).toBeUndefined();
    await bounce('s5');
    expect(await suppressed(world)).toBe('soft-bounces');
  });

  it('a click counts once for the choice of the next channel', async () => {
    const { world, tell } = await sent();
    await tell({ kind: 'clicked' });
    await tell({ kind: 'clicked' });
    const { contacts } = await world.ports.customers.customer('c1');
    expect(contacts.email).toEqual({ sent: 1, clicked: 1 });
  });

  it('a click by a machine counts for nothing', async () => {
    const { world, sendId, tell } = await sent();
    expect(await tell({ kind: 'clicked', byMachine: true })).toBe('by-machine');
    expect((await world.ports.sends.send(sendId))?.evidence.clicked).toBeUndefined();
  });

  it('a message that nobody sent is named as such', async () => {
    const { tell } = await sent();
    expect(await tell({ kind: 'delivered', sendId: 'nobody' })).toBe('unknown-send');
  });
});
