import { describe, expect, it } from 'vitest';
import type { ChannelWish, Purpose } from '../../../lib/core/journey/definition.ts';
import type { JourneyLife } from '../../../lib/core/journey/life.ts';
import { recordDelivery } from '../../../lib/core/tasks/record-delivery.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { settleSend } from '../../../lib/core/tasks/settle-send.ts';
import { tick } from '../../../lib/core/tasks/tick.ts';
import {
  anEvent,
  aSignUp,
  aWorld,
  HOUR,
  MINUTE,
  runOf,
  triggersOf,
  type World,
} from '../../support/world.ts';

const inDoubt = { outcome: 'ambiguous', code: 'TimeoutError' } as const;

/** A send of which the provider said nothing clear. */
async function doubtful(purpose: Purpose, channel: ChannelWish = 'email', world = aWorld()) {
  await world.ingest(aSignUp());
  world.providerAnswers(inDoubt);
  const { sends } = await sendMessage(
    {
      run: runOf(await world.enrolment('c1')),
      journey: { id: 'hello', version: 'v1', purpose, priority: 5 },
      step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel },
    },
    world.ports,
  );
  const sendId = sends[0]?.sendId ?? '';
  world.providerAnswers(undefined);
  return { world, sendId, settle: () => settleNow(world, sendId) };
}

async function settleNow(world: World, sendId: string) {
  const dueAt = (await world.ports.sends.send(sendId))?.dueAt ?? 0;
  return settleSend({ sendId, dueAt }, world.ports);
}

const status = async (world: World, sendId: string) => (await world.ports.sends.send(sendId))?.status;

describe('a send in doubt', () => {
  it('is left alone while evidence may still come: its lease of 40 s and a quarter of an hour', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(15 * MINUTE + 39_000);
    expect(await settle()).toBe('early');
    expect(await status(world, sendId)).toBe('SENDING');
    expect(world.toSettle).toHaveLength(1);
  });

  it('is found by the time wheel, when it falls due', async () => {
    const { world, sendId } = await doubtful('marketing');
    await tick(world.ports);
    expect(world.toSettle).toEqual([]); // due in 15 min 40 s, behind the wheel's horizon
    world.pass(MINUTE);
    await tick(world.ports);
    expect(world.toSettle).toMatchObject([{ sendId }]);
  });

  it('of marketing is given up as UNKNOWN, and never called for again', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(HOUR);
    expect(await settle()).toBe('given-up');
    expect(await world.ports.sends.send(sendId)).toMatchObject({ status: 'UNKNOWN', reason: 'no-evidence' });
    expect(await settle()).toBe('settled');
    expect(world.emails).toHaveLength(1);
  });

  it('of a transactional message is sent once more, and then given up', async () => {
    const { world, sendId, settle } = await doubtful('transactional');
    world.pass(HOUR);
    world.providerAnswers(inDoubt);
    expect(await settle()).toBe('sent-again');
    expect(await world.ports.sends.send(sendId)).toMatchObject({ status: 'SENDING', copies: 2 });
    world.pass(HOUR);
    expect(await settle()).toBe('given-up');
    expect(world.emails).toHaveLength(2);
  });

  it('is settled by late evidence, even when it was given up', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(HOUR);
    await settle();
    await recordDelivery(
      {
        sendId,
        kind: 'delivered',
        channel: 'email',
        at: world.now(),
        providerMessageId: 'p1',
        permanent: false,
        byMachine: false,
      },
      world.ports,
    );
    expect(await status(world, sendId)).toBe('SENT');
  });

  it('is sent once more by two who settle it at the same time', async () => {
    const { world, settle } = await doubtful('transactional');
    world.pass(HOUR);
    await Promise.all([settle(), settle(), settle()]);
    expect(world.emails).toHaveLength(2);
  });

  it('whose address is suppressed meanwhile is UNKNOWN and not skipped: it may have gone out', async () => {
    const { world, sendId, settle } = await doubtful('transactional');
    world.pass(HOUR);
    await world.ports.suppressions.suppress({
      channel: 'email',
      address: 'ada@example.com',
      reason: 'hard-bounce',
      at: world.now(),
    });
    expect(await settle()).toBe('given-up');
    expect(await world.ports.sends.send(sendId)).toMatchObject({ status: 'UNKNOWN', reason: 'suppressed' });
  });
});

describe('a deliberate re-send', () => {
  it('sends another copy of what is UNKNOWN, when a person reopens it', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(HOUR);
    await settle();
    expect(await world.ports.sends.reopen(sendId, world.now())).toMatchObject({ status: 'READY' });
    expect(await settle()).toBe('sent-again');
    expect(await world.ports.sends.send(sendId)).toMatchObject({ status: 'SENT', copies: 2 });
  });

  it('goes to nobody who has withdrawn the consent meanwhile', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(HOUR);
    await settle();
    await world.ingest(anEvent('No', { consent: { email: 'withdrawn' } }));
    await world.ports.sends.reopen(sendId, world.now());
    expect(await settle()).toBe('given-up');
    expect(world.emails).toHaveLength(1);
    expect(await world.ports.sends.send(sendId)).toMatchObject({
      status: 'UNKNOWN',
      reason: 'consent-withdrawn',
    });
  });

  it('goes to nobody who has left the journey meanwhile', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(HOUR);
    await settle();
    await world.ports.enrolments.exit(await world.enrolment('c1'), {
      reason: 'Bought',
      endedAt: world.now(),
    });
    await world.ports.sends.reopen(sendId, world.now());
    expect(await settle()).toBe('given-up');
    expect(world.emails).toHaveLength(1);
  });

  it('goes to nobody whose journey has ended meanwhile, though nobody has come by to say so', async () => {
    const lives: Record<string, Partial<JourneyLife>> = { hello: {} };
    const { world, sendId, settle } = await doubtful('marketing', 'email', aWorld([triggersOf()], { lives }));
    world.pass(HOUR);
    await settle();
    await world.ports.sends.reopen(sendId, world.now());
    lives.hello = { state: 'ended' };
    await settle();
    expect(world.emails).toHaveLength(1);
  });

  it('waits like any other when the provider is busy', async () => {
    const { world, sendId, settle } = await doubtful('marketing');
    world.pass(HOUR);
    await settle();
    await world.ports.sends.reopen(sendId, world.now());
    world.providerAnswers({ outcome: 'refused-for-now', why: 'quota', code: 'TooManyRequestsException' });
    expect(await settle()).toBe('held');
    expect(await world.ports.sends.send(sendId)).toMatchObject({ status: 'READY', copies: 1 });
    world.providerAnswers(undefined);
    world.pass(2 * HOUR);
    expect(await settle()).toBe('sent-again');
    expect(await status(world, sendId)).toBe('SENT');
  });
});

describe('a message that does not arrive', () => {
  const bounced = {
    kind: 'bounced',
    channel: 'email',
    providerMessageId: 'p1',
    address: 'ada@example.com',
    permanent: true,
    byMachine: false,
  } as const;

  async function lost(wish: ChannelWish) {
    const world = aWorld();
    await world.ingest(aSignUp());
    const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;
    const step = { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: wish };
    const { sends } = await sendMessage(
      { run: runOf(await world.enrolment('c1')), journey, step },
      world.ports,
    );
    const sendId = sends[0]?.sendId ?? '';
    await recordDelivery({ ...bounced, sendId, at: world.now() }, world.ports);
    await recordDelivery({ ...bounced, sendId, at: world.now() }, world.ports);
    for (const due of world.toSettle) await settleSend(due, world.ports);
    return { world, sendId };
  }

  it('is followed by the next channel of the list, once', async () => {
    const { world, sendId } = await lost(['email', 'sms']);
    expect([world.emails.length, world.texts.length]).toEqual([1, 1]);
    const { greeting = [] } = (await world.enrolment('c1')).sends;
    expect(greeting).toHaveLength(2);
    expect(greeting[0]).toBe(sendId);
    expect(await world.ports.sends.send(greeting[1] ?? '')).toMatchObject({ status: 'SENT', channel: 'sms' });
  });

  it('is followed by nothing where one channel was asked for', async () => {
    const { world } = await lost('email');
    expect([world.emails.length, world.texts.length]).toEqual([1, 0]);
  });
});
