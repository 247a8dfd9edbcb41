import { describe, expect, it } from 'vitest';
import type { ChannelWish } from '../../../lib/core/journey/definition.ts';
import type { CompiledMessage } from '../../../lib/core/message/definition.ts';
import type { Report } from '../../../lib/core/report/definition.ts';
import { EXAMPLE_REPORT } from '../../../lib/core/report/example.ts';
import type { SendMessageInput } from '../../../lib/core/tasks/input.ts';
import { type SendResult, sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { wake } from '../../../lib/core/tasks/wake.ts';
import { anEvent, aSignUp, aWorld, HOUR, MINUTE, runOf, type World, welcome } from '../../support/world.ts';

async function entered(world: World, channel: ChannelWish = 'best'): Promise<SendMessageInput> {
  await world.ingest(aSignUp());
  return {
    run: runOf(await world.enrolment('c1')),
    journey: { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 },
    step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel },
  };
}

/** The answer of a step that sends one message. */
async function sendOne(input: SendMessageInput, world: World): Promise<SendResult> {
  const { sends } = await sendMessage(input, world.ports);
  const [one] = sends;
  if (one === undefined) throw new Error('nothing was sent');
  return one;
}

describe('sending a message', () => {
  it('sends once, in the customer’s language, to the address in its normal form', async () => {
    const world = aWorld();
    const result = await sendOne(await entered(world), world);
    expect(result).toMatchObject({ status: 'SENT', channel: 'email' });
    expect(world.emails).toMatchObject([
      { to: 'ada@example.com', subject: 'Hello Ada', sendId: result.sendId },
    ]);
  });

  it('gives marketing mail the header lines for unsubscribing with one click (RFC 8058)', async () => {
    const world = aWorld();
    await sendOne(await entered(world), world);
    expect(world.emails[0]?.headers).toEqual({
      'List-Unsubscribe': expect.stringMatching(
        /^<https:\/\/pages\.maru\.example\/u\/v1\.k1\.[\w-]+\.[\w-]+>$/,
      ),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('keeps in the ledger what was sent, and why by this channel', async () => {
    const world = aWorld();
    const { sendId } = await sendOne(await entered(world), world);
    expect(await world.ports.sends.send(sendId)).toMatchObject({
      status: 'SENT',
      channel: 'email',
      locale: 'en',
      copies: 1,
      providerMessageId: 'p1',
      reasons: [
        { channel: 'email', verdict: 'chosen' },
        { channel: 'sms', verdict: 'possible' },
      ],
    });
  });

  it('makes one copy of fifty tries at the same time', async () => {
    const world = aWorld();
    const input = await entered(world);
    await Promise.all(Array.from({ length: 50 }, () => sendMessage(input, world.ports)));
    expect(world.emails).toHaveLength(1);
  });

  it('makes one copy when the leg is taken over after a crash right behind the call', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.ports.sends.recordAccepted = async () => {
      throw new Error('the process died here');
    };
    await expect(sendMessage(input, world.ports)).rejects.toThrow('died');
    world.pass(10 * MINUTE);
    const { leg } = await world.enrolment('c1');
    const taken = await world.ports.enrolments.takeOver(await world.enrolment('c1'), {
      leg,
      now: world.now(),
      leaseUntil: world.now() + MINUTE,
    });
    if (taken === undefined) throw new Error('the leg was not taken over');
    expect(await sendOne({ ...input, run: runOf(taken) }, world)).toMatchObject({ status: 'SENDING' });
    expect(world.emails).toHaveLength(1);
  });

  it('does not call again after an ambiguous answer, and waits for evidence', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers({ outcome: 'ambiguous', code: 'TimeoutError' });
    expect(await sendOne(input, world)).toMatchObject({ status: 'SENDING' });
    world.providerAnswers(undefined);
    expect(await sendOne(input, world)).toMatchObject({ status: 'SENDING' });
    expect(world.emails).toHaveLength(1);
  });

  it('keeps a refusal for good, with its code, and lets the journey go on', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers({ outcome: 'refused', code: 'MessageRejected' });
    const failed = { status: 'FAILED', reason: 'MessageRejected' };
    expect(await sendOne(input, world)).toMatchObject(failed);
    world.providerAnswers(undefined);
    expect(await sendOne(input, world)).toMatchObject(failed);
  });

  it('skips who has not consented, and does not change its mind in a retry', async () => {
    const world = aWorld();
    const input = await entered(world);
    await world.ingest(anEvent('No', { consent: { email: 'withdrawn', sms: 'withdrawn' } }));
    const skipped = { status: 'SKIPPED', reason: 'consent-withdrawn' };
    expect(await sendOne(input, world)).toMatchObject(skipped);
    world.pass(MINUTE);
    await world.ingest(anEvent('Yes', { consent: { email: 'granted' } }));
    expect(await sendOne(input, world)).toMatchObject(skipped);
    expect([world.emails, world.texts]).toEqual([[], []]);
  });

  it('takes another channel when consent is withdrawn between preparing and claiming', async () => {
    const world = aWorld();
    const input = await entered(world);
    const { claim } = world.ports.sends;
    let first = true;
    world.ports.sends.claim = async (...args) => {
      if (first) await world.ingest(anEvent('No', { consent: { email: 'withdrawn' } }));
      first = false;
      return claim(...args);
    };
    expect(await sendOne(input, world)).toMatchObject({ status: 'SENT', channel: 'sms' });
    expect(world.emails).toEqual([]);
  });

  it('takes another channel when the address turns out to be suppressed', async () => {
    const world = aWorld();
    const input = await entered(world);
    await world.ports.suppressions.suppress({
      channel: 'email',
      address: 'ada@example.com',
      reason: 'hard-bounce',
      at: world.now(),
    });
    const { sendId } = await sendOne(input, world);
    expect((await world.ports.sends.send(sendId))?.reasons).toContainEqual({
      channel: 'email',
      verdict: 'left-out',
      reason: 'suppressed',
    });
    expect([world.emails.length, world.texts.length]).toEqual([0, 1]);
  });

  it('fails a message whose template names what the event does not have, and calls nobody', async () => {
    const world = aWorld();
    const input = await entered(world);
    const { message } = world.ports.content;
    world.ports.content.message = async () => ({
      ...(await message()),
      email: { en: { subject: 'Your {{ entry.cartUrl }}', html: '', text: '' } },
    });
    const result = await sendOne(input, world);
    expect(result.status).toBe('FAILED');
    expect(result.reason).toContain('entry.cartUrl');
    expect(world.emails).toEqual([]);
  });

  it('does nothing for a leg that is over', async () => {
    const world = aWorld();
    const input = await entered(world);
    await world.ports.enrolments.exit(await world.enrolment('c1'), { reason: 'left', endedAt: world.now() });
    await expect(sendMessage(input, world.ports)).rejects.toMatchObject({ name: 'LegOverError' });
    expect(world.emails).toEqual([]);
  });

  it('sends to an address that two customers share to the first one only', async () => {
    const world = aWorld();
    const input = await entered(world, 'email');
    await world.ingest({ ...aSignUp(), customerId: 'c2' });
    const other = { ...input, run: runOf(await world.enrolment('c2')) };
    expect(await sendOne(input, world)).toMatchObject({ status: 'SENT' });
    expect(await sendOne(other, world)).toMatchObject({ status: 'SKIPPED', reason: 'address-served' });
    expect(world.emails).toHaveLength(1);
  });

  it('sends both: one by each channel, each in the ledger and with the enrolment', async () => {
    const world = aWorld();
    const { sends } = await sendMessage(await entered(world, 'both'), world.ports);
    expect(sends).toMatchObject([
      { status: 'SENT', channel: 'email' },
      { status: 'SENT', channel: 'sms' },
    ]);
    expect([world.emails.length, world.texts.length]).toEqual([1, 1]);
    const { greeting } = (await world.enrolment('c1')).sends;
    expect(greeting).toEqual(sends.map(({ sendId }) => sendId));
  });
});

describe('a message that shows the report', () => {
  const said = { subject: 'Week', html: '<p>{{ report.week }}</p>', text: '{{ report.week }}' };
  const showing = async (report: Report | undefined) => {
    const world = aWorld();
    const weekly: CompiledMessage = { ...welcome, email: { en: said }, sms: {}, data: ['report'] };
    if (report !== undefined) await world.ports.reports.put(report);
    const input = await entered(world);
    const journey = { ...input.journey, purpose: 'transactional' as const };
    const content = { ...world.ports.content, message: async () => weekly };
    const { sends } = await sendMessage({ ...input, journey }, { ...world.ports, content });
    return { send: sends[0], texts: world.emails.map(({ text }) => text) };
  };

  it('shows the latest one', async () => {
    const { texts } = await showing(EXAMPLE_REPORT);
    expect(texts).toEqual(['November 9 – 15, 2026']);
  });

  it('is skipped while there is none', async () => {
    const { send, texts } = await showing(undefined);
    expect(send).toMatchObject({ status: 'SKIPPED', reason: 'no-report' });
    expect(texts).toEqual([]);
  });
});

describe('a message that must wait', () => {
  const throttled = { outcome: 'refused-for-now', why: 'rate', code: 'TooManyRequestsException' } as const;

  it('parks the enrolment at the step, with its reason, and ends the leg', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers(throttled);
    const result = await sendMessage(input, world.ports);
    expect(result).toMatchObject({ outcome: 'held', sends: [{ status: 'READY', reason: 'rate' }] });
    expect(await world.enrolment('c1')).toMatchObject({
      status: 'PARKED',
      at: 'greeting',
      waiting: {
        onDue: 'greeting',
        held: { reason: 'rate', purpose: 'marketing', priority: 5, channel: 'email' },
      },
    });
    // its turn is near, so the wheel need not find it
    expect(world.queued).toHaveLength(1);
  });

  it('goes out when its turn comes, in the same visit, as one copy under one name', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers(throttled);
    const { sends } = await sendMessage(input, world.ports);
    world.providerAnswers(undefined);
    const parked = await world.enrolment('c1');
    world.pass((parked.dueAt ?? 0) - world.now());
    for (const due of world.queued) await wake(due, world.ports);
    const again = { ...input, run: runOf(await world.enrolment('c1')) };
    expect(again.run).toMatchObject({ leg: 2, visit: 1 });
    expect(await sendOne(again, world)).toMatchObject({ status: 'SENT', sendId: sends[0]?.sendId });
    expect((await world.ports.sends.send(sends[0]?.sendId ?? ''))?.copies).toBe(1);
  });

  it('does not overtake those who wait already', async () => {
    const world = aWorld();
    const first = await entered(world);
    await world.ingest({ ...aSignUp({ traits: { email: 'bo@example.com' } }), customerId: 'c2' });
    const second = { ...first, run: runOf(await world.enrolment('c2')) };
    world.providerAnswers(throttled);
    await sendMessage(first, world.ports);
    world.providerAnswers(undefined);
    expect(await sendMessage(second, world.ports)).toMatchObject({
      outcome: 'held',
      sends: [{ reason: 'waits-its-turn' }],
    });
    const [one, two] = [await world.enrolment('c1'), await world.enrolment('c2')];
    expect(two.dueAt).toBeGreaterThan(one.dueAt ?? Number.POSITIVE_INFINITY);
    expect(world.emails).toHaveLength(1); // the one that was refused
  });

  it('a stopped account stops everybody, and nothing is called until it opens again', async () => {
    const world = aWorld();
    const first = await entered(world);
    await world.ingest({ ...aSignUp({ traits: { email: 'bo@example.com' } }), customerId: 'c2' });
    const second = { ...first, run: runOf(await world.enrolment('c2')) };
    world.providerAnswers({ outcome: 'refused-for-now', why: 'stopped', code: 'SendingPausedException' });
    expect(await sendMessage(first, world.ports)).toMatchObject({ outcome: 'held' });
    expect(await sendMessage(second, world.ports)).toMatchObject({ outcome: 'held' });
    expect(world.emails).toHaveLength(1);
    // ten minutes: lib/core/pace/closures.ts
    for (const customer of ['c1', 'c2'])
      expect((await world.enrolment(customer)).dueAt).toBeGreaterThanOrEqual(world.now() + 10 * MINUTE);
  });

  it('waits an hour when the day’s messages are used up', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers({ outcome: 'refused-for-now', why: 'quota', code: 'TooManyRequestsException' });
    await sendMessage(input, world.ports);
    expect((await world.enrolment('c1')).dueAt).toBeGreaterThanOrEqual(world.now() + HOUR);
  });

  it('waits while its journey is paused, and marketing only', async () => {
    const world = aWorld();
    const input = await entered(world);
    await world.ingest({ ...aSignUp({ traits: { email: 'bo@example.com' } }), customerId: 'c2' });
    await world.ports.journeys.pause('hello', { reason: 'complaints', at: world.now() });
    expect(await sendMessage(input, world.ports)).toMatchObject({
      outcome: 'held',
      sends: [{ reason: 'journey-paused' }],
    });
    const receipt = {
      ...input,
      run: runOf(await world.enrolment('c2')),
      journey: { ...input.journey, purpose: 'transactional' as const },
    };
    expect(await sendOne(receipt, world)).toMatchObject({ status: 'SENT' });
  });

  it('looks again at what it decided when more than a minute passed before the call', async () => {
    const world = aWorld();
    const input = await entered(world);
    const { claim } = world.ports.sends;
    world.ports.sends.claim = async (...args) => {
      const answer = await claim(...args);
      world.pass(61_000);
      return answer;
    };
    expect(await sendMessage(input, world.ports)).toMatchObject({
      outcome: 'held',
      sends: [{ reason: 'prepared-too-long-ago' }],
    });
    expect(world.emails).toEqual([]);
  });
});
