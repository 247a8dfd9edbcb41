import { normalAddress } from '../channel/normal-address.ts';
import type { Clock, Content, Ids, SendAnswer, Sender, SuppressionStore } from '../ports.ts';
import { replyAnswer, replyLanguage } from '../reply/answers.ts';
import type { InboundText } from '../reply/inbound-text.ts';
import { type Reply, readReply } from '../reply/read-reply.ts';
import { unreachable } from '../unreachable.ts';

export type RecordReplyPorts = {
  readonly clock: Clock;
  readonly suppressions: Pick<SuppressionStore, 'suppress' | 'release'>;
  readonly sender: Pick<Sender, 'sms'>;
  readonly content: Pick<Content, 'registry'>;
  readonly ids: Ids;
};

/** For the log: neither the number nor the text. */
export type RecordReplyResult = {
  readonly reply: Reply;
  /** What the provider said to our answer; `none`: there was nothing to answer. */
  readonly answered: SendAnswer['outcome'] | 'none';
};

/** A refusal may be confirmed by one text, within five minutes (47 CFR 64.1200(a)(12)). */
const CONFIRM_WITHIN_MS = 5 * 60_000;

/**
 * What a customer's text to one of our numbers does: STOP ends all texts to this number, before anything is answered; START
 * takes that back, HELP says who we are. Each is answered once: a second STOP is not, and a repetition by the queue only
 * where the answer is one to HELP.
 */
export async function recordReply(text: InboundText, ports: RecordReplyPorts): Promise<RecordReplyResult> {
  const reply = readReply(text.text);
  const answer = await act(reply, text, ports);
  return { reply, answered: answer === undefined ? 'none' : await say(answer, text, ports) };
}

/** @returns what is to be answered, if anything */
async function act(
  { heard }: Reply,
  { from, receivedAt }: InboundText,
  { suppressions, clock }: RecordReplyPorts,
): Promise<'stop' | 'help' | 'start' | undefined> {
  const stop = { channel: 'sms', address: normalAddress('sms', from), reason: 'stop' } as const;
  switch (heard) {
    case 'stop': {
      const isNew = await suppressions.suppress({ ...stop, at: receivedAt });
      return isNew && clock.now() - receivedAt < CONFIRM_WITHIN_MS ? 'stop' : undefined;
    }
    case 'start':
      return (await suppressions.release(stop)) ? 'start' : undefined;
    case 'help':
      return 'help';
    case 'other':
      return undefined;
    default:
      return unreachable(heard);
  }
}

async function say(
  answer: 'stop' | 'help' | 'start',
  { from, text }: InboundText,
  ports: RecordReplyPorts,
): Promise<SendAnswer['outcome']> {
  const { settings } = await ports.content.registry();
  const { outcome } = await ports.sender.sms({
    sendId: ports.ids.fresh(),
    to: from,
    text: replyAnswer(answer, settings, replyLanguage(from, text)),
    senderId: settings.sms.senderId,
    purpose: 'transactional',
  });
  return outcome;
}
