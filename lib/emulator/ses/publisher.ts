import type { EmulatorClock, Place } from '../service.ts';
import type { ConfigurationSets, EventType } from './configuration-sets.ts';
import { addressOf, type Mail, recipientsOf } from './mail.ts';

/** Puts an event on the default bus, in the name of SES. */
export type PutEvent = (event: {
  readonly source: 'aws.ses';
  readonly detailType: string;
  readonly detail: object;
  readonly time: number;
  readonly resources: readonly string[];
  readonly sourceArn: string;
}) => void;

export type Publish = (mail: Mail, type: EventType, about: Readonly<Record<string, unknown>>) => void;

/**
 * Tells the default bus what became of a mail, if its configuration set wants to have that told.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html
 */
export function createPublisher({
  place,
  clock,
  sets,
  putEvent,
}: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly sets: ConfigurationSets;
  readonly putEvent: PutEvent;
}): Publish {
  return (mail, type, about) => {
    if (!sets.publishes(mail.configurationSet, type)) return;
    const { eventType, detailType, part } = NAMES[type];
    const setArn = `arn:aws:ses:${place.region}:${place.account}:configuration-set/${mail.configurationSet}`;
    putEvent({
      source: 'aws.ses',
      detailType,
      detail: { eventType, mail: mailPart(mail, place), [part]: about },
      time: clock.now(),
      resources: [setArn],
      sourceArn: setArn,
    });
  };
}

type Names = { readonly eventType: string; readonly detailType: string; readonly part: string };

const NAMES: Readonly<Record<EventType, Names>> = {
  SEND: { eventType: 'Send', detailType: 'Email Sent', part: 'send' },
  DELIVERY: { eventType: 'Delivery', detailType: 'Email Delivered', part: 'delivery' },
  BOUNCE: { eventType: 'Bounce', detailType: 'Email Bounced', part: 'bounce' },
  COMPLAINT: { eventType: 'Complaint', detailType: 'Email Complaint Received', part: 'complaint' },
  OPEN: { eventType: 'Open', detailType: 'Email Opened', part: 'open' },
  CLICK: { eventType: 'Click', detailType: 'Email Clicked', part: 'click' },
  REJECT: { eventType: 'Reject', detailType: 'Email Rejected', part: 'reject' },
  RENDERING_FAILURE: {
    eventType: 'Rendering Failure',
    detailType: 'Email Rendering Failed',
    part: 'failure',
  },
  DELIVERY_DELAY: { eventType: 'DeliveryDelay', detailType: 'Email Delivery Delayed', part: 'deliveryDelay' },
  SUBSCRIPTION: { eventType: 'Subscription', detailType: 'Email Subscribed', part: 'subscription' },
};

function mailPart(mail: Mail, { account }: Place) {
  const { id: messageId, from, to, subject, configurationSet = '' } = mail;
  const timestamp = new Date(mail.at).toISOString();
  return {
    timestamp,
    source: from,
    sourceArn: mail.identityArn,
    sendingAccountId: account,
    messageId,
    destination: recipientsOf(mail).map(addressOf),
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: {
      from: [from],
      to,
      messageId,
      subject,
      date: mail.headers.find(({ name }) => name === 'Date')?.value,
    },
    tags: {
      'ses:operation': ['SendEmail'],
      'ses:configuration-set': [configurationSet],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [addressOf(from).split('@').at(-1)],
      'ses:caller-identity': ['emulator'],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  };
}
