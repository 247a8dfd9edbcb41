import { randomBytes } from 'node:crypto';
import type { KeptList } from '../kept-list.ts';
import type { EmulatorClock, Place } from '../service.ts';
import type { ConfigurationSets } from './configuration-sets.ts';
import { addressOf, type Mail, recipientsOf, type Step } from './mail.ts';
import type { Publish } from './publisher.ts';
import { simulatedBy } from './simulator.ts';
import type { Suppressed, Suppression } from './suppression.ts';
import { unsubscribe, unsubscribeOf } from './unsubscribe.ts';

/** How long a mail server takes to answer, and a reader to complain. Milliseconds of the clock. */
const DELIVERY_MS = 500;
const COMPLAINT_MS = 5_000;

export type Delivery = {
  /** @returns the mail with its id; what becomes of it follows in its own time */
  accept(mail: Omit<Mail, 'id' | 'at' | 'history'>): Mail;
  /** What a reader did, or a mail server that changed its mind. */
  complain(mail: Mail): void;
  bounce(mail: Mail): void;
  open(mail: Mail, reader: Reader): void;
  click(mail: Mail, link: string, reader: Reader): void;
  /** Asks the address in the mail's List-Unsubscribe, as the reader's mailbox would. */
  unsubscribe(mail: Mail): Promise<void>;
};

export type Reader = { readonly ipAddress: string; readonly userAgent: string };

type Parts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly mails: KeptList<Mail>;
  readonly suppression: Suppression;
  readonly sets: ConfigurationSets;
  readonly publish: Publish;
};

/** What happens to a mail after SES has accepted it, and the events that tell of it. */
export function createDelivery({ place, clock, mails, suppression, sets, publish }: Parts): Delivery {
  const now = (): string => new Date(clock.now()).toISOString();

  function happened(mail: Mail, what: Step['what'], detail?: string): void {
    const current = mails.get(mail.id) ?? mail;
    const step = { at: clock.now(), what, ...(detail !== undefined && { detail }) };
    mails.put({ ...current, history: [...current.history, step] });
  }

  function bounced(mail: Mail, address: string, { subType, diagnosticCode }: Bounce): void {
    happened(mail, subType === 'General' ? 'bounced' : 'suppressed', diagnosticCode);
    const recipient = { emailAddress: address, action: 'failed', status: '5.1.1', diagnosticCode };
    publish(mail, 'BOUNCE', {
      bounceType: 'Permanent',
      bounceSubType: subType,
      bouncedRecipients: [recipient],
      timestamp: now(),
      feedbackId: feedbackId(),
      reportingMTA: 'dns; emulator',
    });
  }

  function delivered(mail: Mail, recipients: readonly string[]): void {
    happened(mail, 'delivered');
    publish(mail, 'DELIVERY', {
      timestamp: now(),
      processingTimeMillis: DELIVERY_MS,
      recipients,
      smtpResponse: '250 2.6.0 Message received',
      remoteMtaIp: '127.0.0.1',
      reportingMTA: 'emulator',
    });
  }

  function complained(mail: Mail, recipients: readonly string[]): void {
    happened(mail, 'complained');
    publish(mail, 'COMPLAINT', {
      complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
      timestamp: now(),
      feedbackId: feedbackId(),
      complaintSubType: null,
      userAgent: 'Amazon SES Mailbox Simulator',
      complaintFeedbackType: 'abuse',
      arrivalDate: now(),
    });
  }

  function suppressedReason(mail: Mail, address: string): Suppressed | undefined {
    const found = suppression.get(address);
    const reasons = sets.suppresses(mail.configurationSet) ?? ['BOUNCE', 'COMPLAINT'];
    return found !== undefined && reasons.includes(found.reason) ? found : undefined;
  }

  /** Each address goes its own way, as each has its own mail server. */
  function deliver(mail: Mail, address: string): void {
    const simulated = simulatedBy(address);
    if (suppressedReason(mail, address) !== undefined) return bounced(mail, address, ON_ACCOUNT_LIST);
    // Bounces and complaints of the simulator's addresses never fill the list.
    if (simulated === 'suppressionlist') return bounced(mail, address, ON_GLOBAL_LIST);
    if (simulated === 'bounce') return bounced(mail, address, UNKNOWN_USER);
    delivered(mail, [address]);
    if (simulated === 'ooto') happened(mail, 'replied', 'out of the office');
    if (simulated === 'complaint') clock.after(COMPLAINT_MS, () => complained(mail, [address]));
    return undefined;
  }

  return {
    accept(request) {
      const at = clock.now();
      const id = messageId();
      const headers = stamped(request.headers, { id, at, region: place.region });
      const mail: Mail = { ...request, headers, id, at, history: [{ at, what: 'sent' }] };
      mails.put(mail);
      publish(mail, 'SEND', {});
      clock.after(DELIVERY_MS, () => {
        for (const recipient of recipientsOf(mail)) deliver(mail, addressOf(recipient));
      });
      return mail;
    },
    complain(mail) {
      const addresses = recipientsOf(mail).map(addressOf);
      for (const address of addresses) suppression.add(address, 'COMPLAINT');
      complained(mail, addresses);
    },
    bounce(mail) {
      for (const address of recipientsOf(mail).map(addressOf)) {
        suppression.add(address, 'BOUNCE');
        bounced(mail, address, UNKNOWN_USER);
      }
    },
    open(mail, reader) {
      happened(mail, 'opened');
      publish(mail, 'OPEN', { timestamp: now(), ...reader });
    },
    click(mail, link, reader) {
      happened(mail, 'clicked', link);
      publish(mail, 'CLICK', { timestamp: now(), link, linkTags: null, ...reader });
    },
    async unsubscribe(mail) {
      const offer = unsubscribeOf(mail);
      if (offer !== undefined) happened(mail, 'unsubscribed', await unsubscribe(offer));
    },
  };
}

const feedbackId = (): string => `${randomBytes(16).toString('hex')}-000000`;

type Bounce = { readonly subType: string; readonly diagnosticCode: string };
const UNKNOWN_USER: Bounce = { subType: 'General', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };
const ON_GLOBAL_LIST: Bounce = {
  subType: 'Suppressed',
  diagnosticCode:
    'Amazon SES has suppressed sending to this address because it has a recent history of bouncing.',
};
const ON_ACCOUNT_LIST: Bounce = {
  subType: 'OnAccountSuppressionList',
  diagnosticCode:
    'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
};

/** SES writes these two itself. https://docs.aws.amazon.com/ses/latest/dg/header-fields.html */
function stamped(
  headers: Mail['headers'],
  { id, at, region }: { readonly id: string; readonly at: number; readonly region: string },
): Mail['headers'] {
  const own = headers.filter(({ name }) => !/^(message-id|date)$/i.test(name));
  return [
    ...own,
    { name: 'Message-ID', value: `<${id}@${region}.amazonses.com>` },
    { name: 'Date', value: new Date(at).toUTCString().replace('GMT', '+0000') },
  ];
}

/** In the form of SES's own: `0100…-…-000000`. */
function messageId(): string {
  const hex = randomBytes(24).toString('hex');
  const parts = [
    hex.slice(0, 16),
    hex.slice(16, 24),
    hex.slice(24, 28),
    hex.slice(28, 32),
    hex.slice(32, 36),
  ];
  return `${parts.join('-')}-${hex.slice(36, 48)}-000000`;
}
