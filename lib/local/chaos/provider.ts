import type { Channel } from '../../core/channel/definition.ts';
import type { Allowances, OutgoingEmail, OutgoingSms, SendAnswer, Sender } from '../../core/ports.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Copy } from './oracle/definition.ts';
import type { Setting } from './setting.ts';
import { createTokenBucket } from './token-bucket.ts';

export type Provider = {
  readonly sender: Sender;
  readonly allowances: Allowances;
  /** Nothing is taken until somebody has seen to the account. */
  stop(until: EpochMs): void;
};

const DAY_MS = 86_400_000;

/**
 * SES and SNS at their door: a rate, a quota over the last 24 hours, an account that may be stopped, and answers that get
 * lost. What is refused is dropped, not queued. @param onAccepted each message taken, with the name it was given
 */
export function createProvider(
  limits: { readonly perSecond: Readonly<Record<Channel, number>>; readonly perDay: number },
  onAccepted: (copy: Copy, about: { readonly sendId: string; readonly tracked: boolean }) => void,
  { timeline, faults }: Setting,
): Provider {
  const buckets = {
    email: createTokenBucket(limits.perSecond.email, timeline.now()),
    sms: createTokenBucket(limits.perSecond.sms, timeline.now()),
  };
  const lastDay: EpochMs[] = [];
  let stoppedUntil = 0;
  let names = 0;

  function sentLastDay(): number {
    const since = timeline.now() - DAY_MS;
    while ((lastDay[0] ?? since) < since) lastDay.shift();
    return lastDay.length;
  }

  function take(
    copy: Omit<Copy, 'at'>,
    about: { readonly sendId: string; readonly tracked: boolean },
  ): SendAnswer {
    const { channel } = copy;
    const now = timeline.now();
    if (faults.happens('provider out of reach'))
      return { outcome: 'refused-for-now', why: 'rate', code: 'ECONNREFUSED' };
    if (stoppedUntil > now && channel === 'email')
      return { outcome: 'refused-for-now', why: 'stopped', code: 'SendingPausedException' };
    if (!buckets[channel].take(now))
      return { outcome: 'refused-for-now', why: 'rate', code: 'TooManyRequestsException' };
    if (channel === 'email' && sentLastDay() >= limits.perDay)
      return { outcome: 'refused-for-now', why: 'quota', code: 'Daily message quota exceeded' };
    if (faults.happens('provider refused for good')) return { outcome: 'refused', code: 'MessageRejected' };
    if (faults.happens('provider did not take it and did not say so'))
      return { outcome: 'ambiguous', code: 'ECONNRESET' };
    if (channel === 'email') lastDay.push(now);
    names += 1;
    onAccepted({ ...copy, at: now }, about);
    if (faults.happens('provider took it and did not say so'))
      return { outcome: 'ambiguous', code: 'TimeoutError' };
    return { outcome: 'accepted', providerMessageId: `p${names}` };
  }

  return {
    stop(until) {
      stoppedUntil = until;
    },
    sender: {
      email: async (mail) => take(asCopy(mail), { sendId: mail.sendId, tracked: mail.trackOpens }),
      sms: async (text) => take(asText(text), { sendId: text.sendId, tracked: false }),
    },
    allowances: {
      email: async () => ({
        perSecond: limits.perSecond.email,
        perDay: limits.perDay,
        sentLastDay: sentLastDay(),
        at: timeline.now(),
      }),
    },
  };
}

function asCopy({ to, subject, html, text, headers }: OutgoingEmail): Omit<Copy, 'at'> {
  return { channel: 'email', to, subject, html, text, headers };
}

function asText({ to, text }: OutgoingSms): Omit<Copy, 'at'> {
  return { channel: 'sms', to, subject: '', html: '', text, headers: {} };
}
