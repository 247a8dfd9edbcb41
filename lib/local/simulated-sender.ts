import type { DeliveryEvent } from '../core/event/delivery.ts';
import type { Sender, SendStore } from '../core/ports.ts';
import { whatBecomes } from './recipients.ts';
import type { Behaviour } from './report.ts';
import type { SimulatedMessage } from './simulated-message.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** SES and SNS without a network: accepts everything, shows it, and lets its recipients react in due time. */
export function simulatedSender(world: {
  readonly clock: VirtualClock;
  readonly sends: Pick<SendStore, 'send'>;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly onMessage: (message: SimulatedMessage) => void | Promise<void>;
  readonly onDelivery: (event: DeliveryEvent) => Promise<void>;
}): Sender {
  const { clock, sends, onMessage } = world;

  async function accept(sendId: string, to: string, content: Content) {
    const { channel } = content;
    const send = await sends.send(sendId);
    if (send === undefined) throw new TypeError(`send ${sendId} was not claimed`);
    const { customerId, journeyId, stepId, messageId, locale } = send;
    const about = { at: clock.now(), sendId, customerId, journeyId, stepId, messageId, locale, to };
    await onMessage({ ...about, ...content });
    const providerMessageId = `simulated-${sendId}`;
    react({ sendId, channel, providerMessageId, address: to });
    return { outcome: 'accepted', providerMessageId } as const;
  }

  function react(sent: Pick<DeliveryEvent, 'sendId' | 'channel' | 'providerMessageId' | 'address'>): void {
    const acceptedAt = clock.now();
    for (const { kind, at } of whatBecomes({ ...sent, acceptedAt }, world.behaviour, world.seed))
      clock.at(at, () => world.onDelivery({ ...sent, kind, at, permanent: false, byMachine: false }));
  }

  return {
    email: ({ sendId, to, from, subject, html, text }) =>
      accept(sendId, to, { channel: 'email', from, subject, html, text }),
    sms: ({ sendId, to, text, senderId }) => accept(sendId, to, { channel: 'sms', from: senderId, text }),
  };
}

type Content =
  | { channel: 'email'; from: string; subject: string; html: string; text: string }
  | { channel: 'sms'; from: string | undefined; text: string };
