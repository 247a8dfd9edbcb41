import type { ContactHistory } from '../contact/definition.ts';
import type { Channel } from './definition.ts';
import { responseOf } from './response.ts';

export type Urgency = 'detail' | 'urgent';

/**
 * How much good a message on this channel does: how well the channel suits it, times how the customer responds there.
 * Compared, never shown as a probability.
 */
export function scoreOf(
  channel: Channel,
  { urgency, contacts }: { urgency: Urgency; contacts: Pick<ContactHistory, Channel> },
): number {
  return FIT[urgency][channel] * responseOf(contacts, channel);
}

/** Does the channel suit the message? Detail is read by e-mail, urgency is seen by SMS. */
export function suits(channel: Channel, urgency: Urgency): boolean {
  return FIT[urgency][channel] === 1;
}

/**
 * What does not suit counts for two fifths. One click on one message (1.95 times the average) does not outweigh that, nor
 * come so close that the price would decide; two clicks on two messages (2.85 times) do.
 */
const FIT: Readonly<Record<Urgency, Readonly<Record<Channel, number>>>> = {
  detail: { email: 1, sms: 0.4 },
  urgent: { email: 0.4, sms: 1 },
};
