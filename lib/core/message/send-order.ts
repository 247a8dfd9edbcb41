import { CHANNELS } from '../channel/definition.ts';
import { shortId } from '../hash.ts';
import type { Purpose } from '../journey/definition.ts';
import type { SendMessageInput } from '../tasks/input.ts';
import type { Send } from './send.ts';

/** One message to be sent: whose, why, what, and by which channel. Its name says who must not send it twice. */
export type SendOrder = {
  readonly sendId: string;
  readonly customerId: string;
  readonly enrolmentId: string;
  readonly journeyId: string;
  readonly stepId: string;
  readonly visit: number;
  readonly purpose: Purpose;
  readonly priority: number;
  readonly message: { readonly id: string; readonly hash: string };
  /** By language, in place of the message's own. */
  readonly subject?: Readonly<Record<string, string>> | undefined;
  /** `both` is two orders. */
  readonly wish: Send['wish'];
};

/**
 * The messages of a send step in one visit. The name of the one that is always there holds no channel: a retry that would
 * choose another must find it. For `both`, the text message is a second send, named by its channel.
 */
export function ordersOf({ run, journey, step, variant }: SendMessageInput): readonly SendOrder[] {
  const { customerId, enrolmentId, visit } = run;
  const subject = variant === undefined ? undefined : step.subjects?.[variant];
  const order = {
    sendId: shortId('send', enrolmentId, step.id, visit),
    customerId,
    enrolmentId,
    journeyId: journey.id,
    stepId: step.id,
    visit,
    purpose: journey.purpose,
    priority: journey.priority,
    message: step.message,
    ...(subject && { subject }),
  };
  if (step.channel !== 'both') return [{ ...order, wish: step.channel }];
  return [
    { ...order, wish: 'email' },
    { ...order, wish: 'sms', sendId: secondName(order, 'sms') },
  ];
}

/** The order behind a row of the ledger. A copy of what was claimed before goes by the same channel. */
export function orderOf(send: Send): SendOrder {
  const { sendId, customerId, enrolmentId, journeyId, stepId, visit, purpose, priority } = send;
  const message = { id: send.messageId, hash: send.messageHash };
  const wish = send.copies > 0 && send.channel !== undefined ? send.channel : send.wish;
  return {
    sendId,
    customerId,
    enrolmentId,
    journeyId,
    stepId,
    visit,
    purpose,
    priority,
    message,
    wish,
    ...(send.subject && { subject: send.subject }),
  };
}

/**
 * What goes out in place of a message that did not arrive: by the channels left, without a leg, at once. Undefined where
 * no channel is left.
 */
export function inPlaceOf(lost: Send, now: number): Send | undefined {
  const [next] = lost.fallback;
  if (next === undefined) return undefined;
  const {
    channel: _channel,
    locale: _locale,
    owner: _owner,
    leaseUntil: _lease,
    turnAt: _turn,
    ...kept
  } = lost;
  const { reason: _reason, providerMessageId: _provider, ...row } = kept;
  return {
    ...row,
    sendId: secondName(lost, next),
    wish: [...lost.fallback],
    fallback: [],
    status: 'READY',
    reason: 'in-place-of-a-lost-one',
    reasons: [],
    policies: [],
    evidence: {},
    createdAt: now,
    copies: 0,
    detached: true,
    dueAt: now,
  };
}

/** Every name that a send of a step may have in a visit: for looking back. */
export function sendNames(of: { enrolmentId: string; stepId: string; visit: number }): readonly string[] {
  const { enrolmentId, stepId, visit } = of;
  return [shortId('send', enrolmentId, stepId, visit), ...CHANNELS.map((channel) => secondName(of, channel))];
}

function secondName(
  { enrolmentId, stepId, visit }: { enrolmentId: string; stepId: string; visit: number },
  channel: string,
): string {
  return shortId('send', enrolmentId, stepId, visit, channel);
}
