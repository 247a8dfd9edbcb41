import { Consent, Word } from '../../../lib/core/consent/definition.ts';
import type { RenderedMessage } from '../../../lib/core/message/render-for.ts';
import type { ContentVerdict, PolicyRule, Recipient, Verdict } from '../../../lib/core/policy/definition.ts';
import { RULES } from '../../../lib/core/policy/rules/index.ts';
import { Settings } from '../../../lib/core/settings.ts';

export const at = (iso: string) => Date.parse(iso);

type GivenSettings = { readonly brand?: object; readonly sms?: object; readonly country?: string };

/** A company in Seoul that has put everything in order. */
export function someSettings({ brand, sms, country = 'KR' }: GivenSettings = {}): Settings {
  return Settings.parse({
    country,
    zone: 'Asia/Seoul',
    brand: {
      name: 'Maru',
      address: '12 Example-ro, Seoul 04700',
      contact: 'hello@maru.example',
      refusal: '080-123-4567',
      ...brand,
    },
    email: { from: 'Maru <hello@maru.example>' },
    sms: { senderId: 'Maru', relayCertificate: '2026-0001', ...sms },
  });
}

type GivenWord = Partial<Omit<Word, 'at'>> & { readonly at?: string };

/** A word given by a customer: express, in 2026, unless told otherwise. */
export function word({ at: instant = '2026-01-10T12:00:00+09:00', ...given }: GivenWord = {}): Word {
  return Word.parse({ status: 'granted', at: at(instant), eventId: 'e-1', ...given });
}

type GivenConsent = Partial<Pick<Consent, 'all' | 'topics' | 'night' | 'tracking'>>;

export function consent(given: GivenConsent): Consent {
  return Consent.parse({ customerId: 'c-1', channel: 'sms', epoch: 1, ...given });
}

export type GivenRecipient = Partial<Omit<Recipient, 'now' | 'countries'>> & {
  readonly now?: string;
  readonly countries?: readonly string[];
};

/** A customer in Seoul with consent to texts about offers, at noon, unless told otherwise. */
export function aRecipient({
  now = '2026-11-23T12:00:00+09:00',
  countries = ['KR'],
  ...given
}: GivenRecipient): Recipient {
  return {
    channel: 'sms',
    purpose: 'marketing',
    topic: 'offers',
    address: '+821012345678',
    zones: ['Asia/Seoul'],
    consent: consent({ all: word() }),
    traits: {},
    settings: someSettings(),
    earlier: { sent: 0, lastAt: undefined },
    ...given,
    countries: new Set(countries),
    now: at(now),
  };
}

export function rule(id: string): PolicyRule {
  const found = RULES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no rule ${id}`);
  return found;
}

/** What one rule says of a recipient: `allow`, `deny: no-consent`, `defer: 2026-11-24T08:00+09:00`. */
export function ofRecipient(id: string, given: GivenRecipient): string {
  const verdict = rule(id).recipient?.(aRecipient(given));
  if (verdict === undefined) throw new Error(`${id} does not look at recipients`);
  return inWords(verdict);
}

function inWords(verdict: Verdict): string {
  if (verdict.verdict === 'deny') return `deny: ${verdict.reason}`;
  return verdict.verdict === 'defer' ? `defer: ${new Date(verdict.until).toISOString()}` : 'allow';
}

export const UNSUBSCRIBE = 'https://pages.maru.example/u/v1.k1.abc.def';
const FOOTER = `Maru · 12 Example-ro, Seoul 04700 · hello@maru.example`;

type GivenMail = Partial<Extract<RenderedMessage, { email: object }>['email']>;

/** A mail with all that any of the laws asks for, but the label. */
export function aMail(given: GivenMail = {}): RenderedMessage {
  return {
    locale: 'en',
    email: {
      from: 'Maru <hello@maru.example>',
      subject: 'Autumn offers',
      html: `<html><body><p>Hello</p><a href="${UNSUBSCRIBE}">수신거부 / Unsubscribe</a><p>${FOOTER}</p></body></html>`,
      text: `Hello\n수신거부 / Unsubscribe (${UNSUBSCRIBE})\n${FOOTER}`,
      headers: {
        'List-Unsubscribe': `<${UNSUBSCRIBE}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      trackOpens: false,
      ...given,
    },
  };
}

export function aText(text: string): RenderedMessage {
  return { locale: 'en', sms: { text, senderId: 'Maru' } };
}

/** What one rule makes of a text message: the text as it goes out, or `deny: …`. */
export function ofText(id: string, text: string, given: GivenRecipient = {}): string {
  const message = made(id, aText(text), { channel: 'sms', ...given });
  if (typeof message === 'string') return message;
  return 'sms' in message ? message.sms.text : 'not a text';
}

/** What one rule makes of an e-mail: `as it is`, the mail as it goes out, or `deny: …`. */
export function ofMail(id: string, mail: RenderedMessage, given: GivenRecipient = {}) {
  const message = made(id, mail, { channel: 'email', address: 'mina@maru.example', ...given });
  if (typeof message === 'string') return message;
  if (message === mail) return 'as it is';
  return 'email' in message ? message.email : 'not a mail';
}

function made(id: string, message: RenderedMessage, given: GivenRecipient): RenderedMessage | string {
  const verdict: ContentVerdict | undefined = rule(id).content?.(aRecipient(given), message);
  if (verdict === undefined) throw new Error(`${id} does not look at texts`);
  if (verdict.verdict === 'deny') return `deny: ${verdict.reason}`;
  return verdict.verdict === 'fix' ? verdict.message : message;
}

/** What one rule says at the author's desk: the fields or words that are wrong. */
export function ofAuthor(id: string, message: RenderedMessage, settings = someSettings()): readonly string[] {
  const { pack, author } = rule(id);
  if (author === undefined) throw new Error(`${id} has nothing to say to authors`);
  const channel = 'email' in message ? 'email' : 'sms';
  const found = author({ channel, locale: 'en', purpose: 'marketing', settings, country: pack, message });
  return found.map(({ setting, message: said }) => setting ?? said);
}
