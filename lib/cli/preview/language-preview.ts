import type { Channel } from '../../core/channel/definition.ts';
import { makeLinks } from '../../core/message/make-links.ts';
import { type Previewed, type PreviewOrder, previewOf } from './preview.ts';

/** A message in one language: what a page shows side by side. */
export type LanguagePreview = {
  readonly locale: string;
  readonly email: Previewed | undefined;
  /** What mailboxes show behind the subject; empty: the beginning of the text. */
  readonly preheader: string;
  readonly sms: Previewed | undefined;
  /** The same text with links that count, for a customer who allows that: they are longer. */
  readonly smsCounted: Previewed | undefined;
};

/** Every language of the message, or only one. */
export function languagePreviews(order: PreviewOrder, only: string | undefined): LanguagePreview[] {
  const { email, sms } = order.message.compiled;
  const locales = [...new Set([...Object.keys(email), ...Object.keys(sms)])].toSorted();
  return locales
    .filter((locale) => only === undefined || locale === only)
    .map((locale) => {
      const hasEmail = Object.hasOwn(email, locale);
      const hasSms = Object.hasOwn(sms, locale);
      return {
        locale,
        email: hasEmail ? previewOf(order, { channel: 'email', locale }) : undefined,
        preheader: hasEmail ? preheaderOf(order, locale) : '',
        sms: hasSms ? previewOf(order, { channel: 'sms', locale }) : undefined,
        smsCounted: hasSms
          ? previewOf(order, { channel: 'sms', locale }, countedLinks(order, 'sms'))
          : undefined,
      };
    });
}

/** It is written as the subject is: one line, nothing of it markup. */
function preheaderOf(order: PreviewOrder, locale: string): string {
  const { file, compiled } = order.message;
  const subject = file.preheader?.[locale];
  if (subject === undefined) return '';
  const email = { [locale]: { subject, html: '', text: '' } };
  const journey = { ...order.journey, purpose: 'transactional' } as const; // no law asks anything of it
  const message = { ...order.message, compiled: { ...compiled, email } };
  const written = previewOf({ ...order, message, journey }, { channel: 'email', locale });
  return 'message' in written && 'email' in written.message ? written.message.email.subject : '';
}

/** As long as those of a deployment. */
function countedLinks({ message }: PreviewOrder, channel: Channel) {
  return makeLinks({
    base: 'https://a1b2c3d4e5.execute-api.ap-northeast-2.amazonaws.com',
    keys: [{ kid: 'k20261124', secret: 'A'.repeat(43), since: 0 }],
    customerId: 'customer-preview',
    channel,
    topic: message.file.topic,
    sendId: `send-${'0'.repeat(20)}`,
    tracking: true,
  });
}
