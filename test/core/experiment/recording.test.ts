import { describe, expect, it } from 'vitest';
import type { DeliveryEvent } from '../../../lib/core/event/delivery.ts';
import { assignVariant } from '../../../lib/core/tasks/assign-variant.ts';
import { recordDelivery } from '../../../lib/core/tasks/record-delivery.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { anEvent, aSignUp, aWorld, DAY, runOf, triggersOf } from '../../support/world.ts';

const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;

/** Someone with a variant who was sent one message. */
async function someone(channel: 'email' | 'sms' = 'email') {
  const goal = {
    event: 'Order Completed',
    within: 'P7D',
    value: 'total',
    refund: { event: 'Order Refunded', value: 'amount', within: 'P30D' },
  };
  const world = aWorld([triggersOf({ goal })]);
  await world.ingest(aSignUp());
  const run = runOf(await world.enrolment('c1'));
  const variants = [{ id: 'only', weight: 100 }];
  await assignVariant({ run, journey, step: { id: 'offer', variants } }, world.ports);
  const step = { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel } as const;
  const { sends } = await sendMessage({ run, journey, step }, world.ports);
  const sendId = sends[0]?.sendId ?? '';
  const hears = (kind: DeliveryEvent['kind'], part: Partial<DeliveryEvent> = {}) =>
    recordDelivery(
      {
        sendId,
        kind,
        channel,
        at: world.now(),
        providerMessageId: 'p1',
        address: 'ada@example.com',
        permanent: false,
        byMachine: false,
        ...part,
      },
      world.ports,
    );
  return { world, sendId, hears, totals: () => world.ports.experiments.totals('hello.offer') };
}

describe('what an experiment counts', () => {
  it('is a mail when the provider tells that it took it, however often it tells', async () => {
    const { hears, totals } = await someone();
    expect(await totals()).toMatchObject([{ assigned: 1, exposed: 0 }]);
    await hears('sent');
    await hears('sent');
    expect(await totals()).toMatchObject([{ assigned: 1, exposed: 1 }]);
  });

  it('is a text at once, for nothing else is heard of it', async () => {
    const { totals } = await someone('sms');
    expect(await totals()).toMatchObject([{ exposed: 1 }]);
  });

  it('is a click by a person, and never one by a machine', async () => {
    const { hears, totals } = await someone();
    await hears('clicked', { byMachine: true });
    expect(await totals()).toMatchObject([{ clicked: 0 }]);
    await hears('clicked');
    expect(await totals()).toMatchObject([{ clicked: 1 }]);
  });

  it('is a complaint, and a bounce of an address that is gone', async () => {
    const { hears, totals } = await someone();
    await hears('bounced');
    expect(await totals()).toMatchObject([{ bounced: 0, complained: 0 }]);
    await hears('bounced', { permanent: true });
    await hears('complained');
    expect(await totals()).toMatchObject([{ bounced: 1, complained: 1 }]);
  });

  it('is an order less what is paid back, whichever comes first', async () => {
    const order = () => anEvent('Order Completed', { properties: { total: 80 } });
    const refund = () => anEvent('Order Refunded', { properties: { amount: 30 } });
    for (const events of [
      [order(), refund()],
      [refund(), order()],
    ]) {
      const { world, totals } = await someone();
      for (const event of events) await world.ingest(event);
      // 80 − 30 = 50, in hundredths; and squared
      expect(await totals()).toMatchObject([
        { converted: 1, refunded: 1, valueMinor: 5_000, valueSquares: 25_000_000n },
      ]);
    }
  });

  it('is a refund as long as the journey says, also when orders count no more', async () => {
    const { world, totals } = await someone();
    world.pass(8 * DAY);
    await world.ingest(anEvent('Order Completed', { properties: { total: 80 } }));
    await world.ingest(anEvent('Order Refunded', { properties: { amount: 30 } }));
    expect(await totals()).toMatchObject([{ converted: 0, refunded: 1, valueMinor: -3_000 }]);
    world.pass(23 * DAY);
    await world.ingest(anEvent('Order Refunded', { properties: { amount: 30 } }));
    expect(await totals()).toMatchObject([{ valueMinor: -3_000 }]);
  });
});

describe('a customer who unsubscribes', () => {
  const says = (part = {}) => anEvent('Preferences Changed', { consent: { email: 'withdrawn' }, ...part });

  it('counts for the variant that wrote within the last seven days', async () => {
    const { world, totals } = await someone();
    world.pass(6 * DAY);
    await world.ingest(says());
    expect(await totals()).toMatchObject([{ unsubscribed: 1 }]);
  });

  it('counts for nobody when the last message is older', async () => {
    const { world, totals } = await someone();
    world.pass(8 * DAY);
    await world.ingest(says());
    expect(await totals()).toMatchObject([{ unsubscribed: 0 }]);
  });

  it('counts for nobody when the message came by another channel', async () => {
    const { world, totals } = await someone('sms');
    await world.ingest(says());
    expect(await totals()).toMatchObject([{ unsubscribed: 0 }]);
  });

  it('counts however late when the link was in the message', async () => {
    const { world, sendId, totals } = await someone();
    world.pass(20 * DAY);
    await world.ingest(says({ properties: { sendId } }));
    expect(await totals()).toMatchObject([{ unsubscribed: 1 }]);
  });
});
