import { describe, expect, it } from 'vitest';
import { testAddress, testSend } from '../../../lib/cli/preview/test-send.ts';
import type { OutgoingEmail, OutgoingSms, Sender } from '../../../lib/core/ports.ts';

function outbox() {
  const sent: (OutgoingEmail | OutgoingSms)[] = [];
  const take = async (message: OutgoingEmail | OutgoingSms) => {
    sent.push(message);
    return { outcome: 'accepted' as const, providerMessageId: 'm-1' };
  };
  const sender: Sender = { email: take, sms: take };
  return { sent, sender };
}
const email = {
  from: 'Maru',
  subject: '(광고) Hello',
  html: 'h',
  text: 't',
  headers: { A: 'b' },
  trackOpens: true,
};

describe('a test send', () => {
  it('is marked as one in the subject, and not followed', async () => {
    const { sent, sender } = outbox();
    await testSend({ locale: 'en', email }, { to: 'you@example.com', purpose: 'marketing', sender });
    expect(sent).toEqual([
      { ...email, subject: '[test] (광고) Hello', trackOpens: false, sendId: 'test', to: 'you@example.com' },
    ]);
  });

  it('of a text message is the text as customers get it', async () => {
    const { sent, sender } = outbox();
    const sms = { text: '(광고) Hello', senderId: undefined };
    await testSend({ locale: 'en', sms }, { to: '+821012345678', purpose: 'marketing', sender });
    expect(sent).toEqual([{ ...sms, sendId: 'test', to: '+821012345678', purpose: 'marketing' }]);
  });

  it.each([
    ['You@Example.com', { channel: 'email', address: 'you@example.com' }],
    ['+82 10-1234-5678', { channel: 'sms', address: '+821012345678' }],
    ['010-1234-5678', undefined],
    ['you', undefined],
  ])('to %s knows the channel by the address', (typed, expected) => {
    expect(testAddress(typed)).toEqual(expected);
  });
});
