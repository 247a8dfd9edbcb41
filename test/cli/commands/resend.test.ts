import { describe, expect, it } from 'vitest';
import { ResendInput, resendCommand } from '../../../lib/cli/commands/resend.ts';
import { aBasis, aSend, enrolled, placeOf } from '../../contract/fixtures.ts';
import { aDeployed, NOON } from './a-deployed.ts';

/** A deployment where nobody knows of two messages of `onboarding`, one of which went to mina. */
async function twoInDoubt() {
  const world = aDeployed();
  for (const customerId of ['mina', 'jun']) {
    const enrolment = await enrolled(world.stores, { customerId, enrolmentId: `e-${customerId}` });
    const send = aSend(enrolment, { sendId: `s-${customerId}` });
    await world.stores.sends.claim(send, placeOf(enrolment, send), aBasis({ consentEpoch: undefined }));
    await world.stores.sends.giveUp(send.sendId, { copies: 1, reason: 'no-evidence' });
  }
  return {
    ...world,
    resend: (flags: object) =>
      resendCommand(ResendInput.parse({ journey: 'onboarding', ...flags }), world.terminal.io, world.open),
  };
}

describe('sojourn resend', () => {
  it('shows the messages in doubt: whose, when and why, and sends nothing', async () => {
    const { resend, terminal, handed, stores } = await twoInDoubt();
    expect(await resend({ stage: 'prod' })).toBe(0);
    expect(terminal.out()).toContain('! 2026-03-02 12:00 UTC  mina  welcome by e-mail');
    expect(terminal.out()).toContain('the provider never said whether it was taken · send s-mina');
    expect(terminal.out()).toContain('2 messages may or may not have gone out');
    expect(terminal.out()).toMatch(/next: npx sojourn resend onboarding --stage prod --yes/);
    expect(handed).toEqual([]);
    expect(await stores.sends.send('s-mina')).toMatchObject({ status: 'UNKNOWN' });
  });

  it('has them sent once more when told so', async () => {
    const { resend, terminal, handed, stores } = await twoInDoubt();
    await resend({ yes: true });
    expect(terminal.out()).toContain('✔ 2 messages on the way once more');
    expect(new Set(handed)).toEqual(
      new Set([
        { sendId: 's-jun', dueAt: NOON },
        { sendId: 's-mina', dueAt: NOON },
      ]),
    );
    expect(await stores.sends.send('s-mina')).toMatchObject({ status: 'READY', detached: true, dueAt: NOON });
  });

  it('has one of them sent once more, and leaves the other', async () => {
    const { resend, handed, stores } = await twoInDoubt();
    await resend({ yes: true, send: 's-jun' });
    expect(handed.map(({ sendId }) => sendId)).toEqual(['s-jun']);
    expect(await stores.sends.send('s-mina')).toMatchObject({ status: 'UNKNOWN' });
  });

  it('sends nothing in a dry run, whatever else was said', async () => {
    const { resend, handed } = await twoInDoubt();
    await resend({ yes: true, dryRun: true });
    expect(handed).toEqual([]);
  });

  it('does not send again what was sent again', async () => {
    const { resend, handed, terminal } = await twoInDoubt();
    await resend({ yes: true });
    await resend({ yes: true });
    expect(handed).toHaveLength(2);
    expect(terminal.out()).toContain('✔ no message of onboarding is in doubt');
  });

  it('says so when the send that was named is not in doubt', async () => {
    const { resend, terminal } = await twoInDoubt();
    expect(await resend({ send: 's-nobody' })).toBe(2);
    expect(terminal.err()).toContain('Send s-nobody of onboarding is not in doubt.');
  });

  it('tells machines the same', async () => {
    const { resend, terminal } = await twoInDoubt();
    await resend({ json: true, send: 's-mina' });
    expect(JSON.parse(terminal.out())).toEqual({
      journey: 'onboarding',
      inDoubt: [
        {
          sendId: 's-mina',
          customerId: 'mina',
          channel: 'email',
          messageId: 'welcome',
          createdAt: NOON,
          reason: 'no-evidence',
        },
      ],
      reopened: [],
    });
  });

  it('says so when there is no such deployment', async () => {
    const { terminal } = aDeployed();
    const input = ResendInput.parse({ journey: 'onboarding', stage: 'prod' });
    expect(await resendCommand(input, terminal.io, async () => undefined)).toBe(2);
    expect(terminal.err()).toContain('There is no deployment of stage prod.');
  });
});
