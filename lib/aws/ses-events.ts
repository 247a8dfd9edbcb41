import * as z from 'zod';
import { InvalidInputError } from '../core/errors.ts';
import type { DeliveryEvent } from '../core/event/delivery.ts';
import { fromIso } from '../core/time/instant.ts';
import { unreachable } from '../core/unreachable.ts';
import { readEnvelope } from './bus-envelope.ts';
import { SEND_TAG } from './ses-email.ts';

/**
 * What SES says about a message, as it comes through EventBridge, in our words. Undefined where it is no news: a
 * message that Sojourn did not send, a mere delay, a reader who said that it was no spam.
 * @throws InvalidInputError for what is no SES event
 */
export function deliveryEventFrom(value: unknown): DeliveryEvent | undefined {
  const result = SesEvent.safeParse(readEnvelope(value).detail);
  if (!result.success) throw new InvalidInputError(`not an event of SES: ${z.prettifyError(result.error)}`);
  const event = result.data;
  const sendId = event.mail.tags[SEND_TAG]?.[0];
  const news = whatHappened(event);
  if (sendId === undefined || news === undefined) return undefined;
  return {
    sendId,
    channel: 'email',
    providerMessageId: event.mail.messageId,
    at: fromIso(event.mail.timestamp),
    address: event.mail.destination[0],
    permanent: false,
    byMachine: false,
    ...news,
  };
}

const timestamp = z.iso.datetime({ offset: true });
const Recipients = z.array(z.object({ emailAddress: z.string() }));
const Engagement = z.object({
  timestamp,
  /** Since August 2026: `Likely` for what a mail scanner or a prefetching proxy did. */
  isBotEvent: z.string().optional(),
});
const mail = z.object({
  timestamp,
  messageId: z.string(),
  destination: z.array(z.string()).default([]),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

/** The parts of {@link https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html} that we use. */
const SesEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ timestamp }) }),
  z.object({ eventType: z.literal('Open'), mail, open: Engagement }),
  z.object({ eventType: z.literal('Click'), mail, click: Engagement }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ timestamp, bounceType: z.string(), bouncedRecipients: Recipients }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      timestamp,
      complaintFeedbackType: z.string().nullish(),
      complainedRecipients: Recipients,
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail }),
  z.object({ eventType: z.literal('Rendering Failure'), mail }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail }),
  z.object({ eventType: z.literal('Subscription'), mail }),
]);
type SesEvent = z.infer<typeof SesEvent>;

type News = Pick<DeliveryEvent, 'kind'> & Partial<DeliveryEvent>;

function whatHappened(event: SesEvent): News | undefined {
  switch (event.eventType) {
    case 'Send':
      return { kind: 'sent' };
    case 'Delivery':
      return { kind: 'delivered', at: fromIso(event.delivery.timestamp) };
    case 'Open':
      return { kind: 'opened', ...engagement(event.open) };
    case 'Click':
      return { kind: 'clicked', ...engagement(event.click) };
    case 'Bounce':
      return {
        kind: 'bounced',
        at: fromIso(event.bounce.timestamp),
        ...addressOf(event.bounce.bouncedRecipients),
        permanent: event.bounce.bounceType === 'Permanent',
      };
    case 'Complaint':
      // The one complaint that is none: a reader took the message out of the spam folder.
      if (event.complaint.complaintFeedbackType === 'not-spam') return undefined;
      return {
        kind: 'complained',
        at: fromIso(event.complaint.timestamp),
        ...addressOf(event.complaint.complainedRecipients),
      };
    case 'Reject':
    case 'Rendering Failure':
      return { kind: 'bounced' };
    case 'DeliveryDelay':
    case 'Subscription':
      return undefined;
    default:
      return unreachable(event);
  }
}

const engagement = (of: z.infer<typeof Engagement>) => ({
  at: fromIso(of.timestamp),
  byMachine: of.isBotEvent === 'Likely',
});

/** One of our messages has one recipient; the report names the address as the mail server knows it. */
function addressOf(recipients: z.infer<typeof Recipients>): Partial<DeliveryEvent> {
  const [first] = recipients;
  return first === undefined ? {} : { address: first.emailAddress };
}
