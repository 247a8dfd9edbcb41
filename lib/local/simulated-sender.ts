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

  async function accept({ sendId, to, tracked }: Outgoing, content: Content) {
    const { channel } = content;
    const send = await sends.send(sendId);
    if (send === undefined) throw new TypeError(`send ${sendId} was not claimed`);
    const { customerId, journeyId, stepId, messageId, locale } = send;
    const about = { at: clock.now(), sendId, customerId, journeyId, stepId, messageId, locale, to };
    await onMessage({ ...about, ...content });
    const providerMessageId = `simulated-${sendId}`;
    react({ sendId, channel, providerMessageId, address: to }, tracked);
    return { outcome: 'accepted', providerMessageId } as const;
  }

  /** Opens and clicks of those who did not agree to it are never heard of. */
  function react(
    sent: Pick<DeliveryEvent, 'sendId' | 'channel' | 'providerMessageId' | 'address'>,
    tracked: boolean,
  ): void {
    const acceptedAt = clock.now();
    const becomes = whatBecomes({ ...sent, acceptedAt }, world.behaviour, world.seed);
    const heard = becomes.filter(({ kind }) => tracked || kind === 'delivered');
    for (const { kind, at } of heard)
      clock.at(at, () => world.onDelivery({ ...sent, kind, at, permanent: false, byMachine: false }));
  }

  return {
    email: ({ sendId, to, from, subject, html, text, trackOpens: tracked }) =>
      accept({ sendId, to, tracked }, { channel: 'email', from, subject, html, text }),
    sms: ({ sendId, to, text, senderId }) =>
      accept({ sendId, to, tracked: false }, { channel: 'sms', from: senderId, text }),
  };
}

type Outgoing = { readonly sendId: string; readonly to: string; readonly tracked: boolean };

type Content =
  | { channel: 'email'; from: string; subject: string; html: string; text: string }
  | { channel: 'sms'; from: string | undefined; text: string };
