import { describe, expect, it } from 'vitest';
import type { SendMessageInput } from '../../../lib/core/tasks/input.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { anEvent, aSignUp, aWorld, MINUTE, runOf, type World } from '../../support/world.ts';

async function entered(world: World): Promise<SendMessageInput> {
  await world.ingest(aSignUp());
  return {
    run: runOf(await world.enrolment('c1')),
    journey: { id: 'hello', version: 'v1', purpose: 'marketing' },
    step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'best' },
  };
}

describe('sending a message', () => {
  it('sends once, in the customer’s language, to the address in its normal form', async () => {
    const world = aWorld();
    const input = await entered(world);
    const result = await sendMessage(input, world.ports);
    expect(result).toMatchObject({ status: 'SENT', channel: 'email' });
    expect(world.emails).toMatchObject([
      { to: 'ada@example.com', subject: 'Hello Ada', sendId: result.sendId },
    ]);
  });

  it('keeps in the ledger what was sent, and why by this channel', async () => {
    const world = aWorld();
    const { sendId } = await sendMessage(await entered(world), world.ports);
    expect(await world.ports.sends.send(sendId)).toMatchObject({
      status: 'SENT',
      channel: 'email',
      locale: 'en',
      providerMessageId: 'p1',
      reasons: [
        { channel: 'email', verdict: 'chosen', reason: 'suits-detail' },
        { channel: 'sms', verdict: 'possible', reason: 'another-fits-better' },
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
    expect(await sendMessage({ ...input, run: runOf(taken) }, world.ports)).toMatchObject({
      status: 'SENDING',
    });
    expect(world.emails).toHaveLength(1);
  });

  it('does not call again after an ambiguous answer, and waits for evidence', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers({ outcome: 'ambiguous', code: 'TimeoutError' });
    expect(await sendMessage(input, world.ports)).toMatchObject({ status: 'SENDING' });
    world.providerAnswers(undefined);
    expect(await sendMessage(input, world.ports)).toMatchObject({ status: 'SENDING' });
    expect(world.emails).toHaveLength(1);
  });

  it('tries again after a throttle, for nothing was accepted', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers({ outcome: 'refused-for-now', code: 'TooManyRequestsException' });
    await expect(sendMessage(input, world.ports)).rejects.toMatchObject({ name: 'ProviderThrottledError' });
    world.providerAnswers(undefined);
    expect(await sendMessage(input, world.ports)).toMatchObject({ status: 'SENT' });
  });

  it('keeps a refusal for good, with its code, and lets the journey go on', async () => {
    const world = aWorld();
    const input = await entered(world);
    world.providerAnswers({ outcome: 'refused', code: 'MessageRejected' });
    const failed = { status: 'FAILED', reason: 'MessageRejected' };
    expect(await sendMessage(input, world.ports)).toMatchObject(failed);
    world.providerAnswers(undefined);
    expect(await sendMessage(input, world.ports)).toMatchObject(failed);
  });

  it('skips who has not consented, and does not change its mind in a retry', async () => {
    const world = aWorld();
    const input = await entered(world);
    await world.ingest(anEvent('No', { consent: { email: 'withdrawn', sms: 'withdrawn' } }));
    const skipped = { status: 'SKIPPED', reason: 'consent-withdrawn' };
    expect(await sendMessage(input, world.ports)).toMatchObject(skipped);
    await world.ingest(anEvent('Yes', { consent: { email: 'granted' } }));
    expect(await sendMessage(input, world.ports)).toMatchObject(skipped);
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
    expect(await sendMessage(input, world.ports)).toMatchObject({ status: 'SENT', channel: 'sms' });
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
    const { sendId } = await sendMessage(input, world.ports);
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
    const result = await sendMessage(input, world.ports);
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
});
