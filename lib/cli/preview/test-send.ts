import { addressFor } from '../../core/channel/address.ts';
import type { Channel } from '../../core/channel/definition.ts';
import type { RenderedMessage } from '../../core/message/render-for.ts';
import type { SendAnswer, Sender } from '../../core/ports.ts';

/** An address of a colleague, as it was typed: where and by which channel a test goes. */
export function testAddress(typed: string): { channel: Channel; address: string } | undefined {
  for (const channel of ['email', 'sms'] as const) {
    const found = addressFor(channel, { [channel === 'email' ? 'email' : 'phone']: typed });
    if ('address' in found) return { channel, address: found.address };
  }
  return undefined;
}

/** Hands the message over once, under no send's name: nothing in a deployment hears of it. */
export async function testSend(
  message: RenderedMessage,
  { to, purpose, sender }: { to: string; purpose: 'marketing' | 'transactional'; sender: Sender },
): Promise<SendAnswer> {
  if ('sms' in message) return sender.sms({ ...message.sms, sendId: TEST, to, purpose });
  const { email } = message;
  return sender.email({ ...email, subject: `[test] ${email.subject}`, sendId: TEST, to, trackOpens: false });
}

const TEST = 'test';
