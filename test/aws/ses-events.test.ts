import { describe, expect, it } from 'vitest';
import { SEND_TAG } from '../../lib/aws/ses-email.ts';
import { deliveryEventFrom } from '../../lib/aws/ses-events.ts';
import { InvalidInputError } from '../../lib/core/errors.ts';
import { DeliveryEvent } from '../../lib/core/event/delivery.ts';

// The examples of https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html, shortened, with
// our tag among the tags.
const mail = {
  timestamp: '2017-08-05T00:40:02.012Z',
  source: 'Sender Name <sender@example.com>',
  messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  destination: ['recipient@example.com'],
  tags: {
    'ses:configuration-set': ['ConfigSet'],
    'ses:from-domain': ['example.com'],
    [SEND_TAG]: ['send-1'],
  },
};
const bounce = {
  bounceType: 'Permanent',
  bounceSubType: 'General',
  bouncedRecipients: [{ emailAddress: 'Recipient@example.com', action: 'failed', status: '5.1.1' }],
  timestamp: '2017-08-05T00:41:02.669Z',
  feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
};
const complaint = {
  complainedRecipients: [{ emailAddress: 'recipient@example.com' }],
  timestamp: '2017-08-05T00:41:02.669Z',
  complaintFeedbackType: 'abuse',
};
const open = { ipAddress: '192.0.2.1', timestamp: '2017-08-09T22:00:19.652Z', userAgent: 'Mozilla/5.0' };
const click = { ...open, link: 'http://docs.aws.amazon.com/ses/latest/dg/send-email-smtp.html' };

const told = (detail: object) =>
  deliveryEventFrom({
    version: '0',
    id: 'ee0c5ae5-0000-4000-8000-000000000000',
    'detail-type': 'Email Event',
    source: 'aws.ses',
    time: '2017-08-05T00:41:03Z',
    detail,
  });

const SENT_AT = 1_501_893_602_012; // expected: date -d 2017-08-05T00:40:02.012Z +%s%3N
const BOUNCED_AT = 1_501_893_662_669;
const OPENED_AT = 1_502_316_019_652;

describe('an event of SES', () => {
  it.each([
    ['Send', { send: {} }, { kind: 'sent', at: SENT_AT }],
    [
      'Delivery',
      { delivery: { timestamp: '2017-08-05T00:41:02.669Z' } },
      { kind: 'delivered', at: BOUNCED_AT },
    ],
    ['Open', { open }, { kind: 'opened', at: OPENED_AT }],
    ['Click', { click }, { kind: 'clicked', at: OPENED_AT }],
    ['Complaint', { complaint }, { kind: 'complained', at: BOUNCED_AT }],
    ['Reject', { reject: { reason: 'Bad content' } }, { kind: 'bounced', at: SENT_AT }],
    [
      'Rendering Failure',
      { failure: { templateName: 'MyTemplate', errorMessage: 'Attribute missing' } },
      { kind: 'bounced', at: SENT_AT },
    ],
  ])('%s becomes news of the send that it is tagged with', (eventType, part, news) => {
    expect(told({ eventType, mail, ...part })).toEqual({
      sendId: 'send-1',
      channel: 'email',
      providerMessageId: mail.messageId,
      address: 'recipient@example.com',
      permanent: false,
      byMachine: false,
      ...news,
    });
  });

  it('is always what the task accepts', () => {
    expect(DeliveryEvent.safeParse(told({ eventType: 'Bounce', mail, bounce })).success).toBe(true);
  });

  it('tells that an address does not exist, and names it as the mail server did', () => {
    expect(told({ eventType: 'Bounce', mail, bounce })).toMatchObject({
      kind: 'bounced',
      permanent: true,
      address: 'Recipient@example.com',
      at: BOUNCED_AT,
    });
  });

  it.each(['Transient', 'Undetermined'])(
    'does not condemn an address for a bounce that is %s',
    (bounceType) => {
      const news = told({ eventType: 'Bounce', mail, bounce: { ...bounce, bounceType } });
      expect(news).toMatchObject({ kind: 'bounced', permanent: false });
    },
  );

  // Field and values: https://aws.amazon.com/about-aws/whats-new/2026/08/amazon-ses-automated-email-interactions/
  it.each([
    ['Likely', true],
    ['Unlikely', false],
  ])('marks an open and a click whose isBotEvent is %s', (isBotEvent, byMachine) => {
    expect(told({ eventType: 'Open', mail, open: { ...open, isBotEvent } })).toMatchObject({ byMachine });
    expect(told({ eventType: 'Click', mail, click: { ...click, isBotEvent } })).toMatchObject({ byMachine });
  });

  it.each([
    ['a delay', { eventType: 'DeliveryDelay', mail, deliveryDelay: { delayType: 'General' } }],
    ['a message that Sojourn did not send', { eventType: 'Open', mail: { ...mail, tags: {} }, open }],
    [
      'a reader who took the message out of the spam folder',
      { eventType: 'Complaint', mail, complaint: { ...complaint, complaintFeedbackType: 'not-spam' } },
    ],
  ])('is no news when it tells of %s', (_case, detail) => {
    expect(told(detail)).toBeUndefined();
  });

  it('is refused, with the place, when a part is missing', () => {
    expect(() => told({ eventType: 'Bounce', mail, bounce: { ...bounce, timestamp: 'soon' } })).toThrow(
      /timestamp/,
    );
    expect(() => told({ eventType: 'Bounce', mail })).toThrow(InvalidInputError);
  });

  it('is refused, without repeating an address, when it is no event at all', () => {
    expect(() => deliveryEventFrom({ to: 'recipient@example.com' })).toThrow(InvalidInputError);
    expect(() => deliveryEventFrom({ to: 'recipient@example.com' })).not.toThrow(/recipient/);
  });
});
