import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../../time/instant.ts';
import type { PolicyRule, Recipient } from '../../definition.ts';
import { afterLabel } from '../../text/label.ts';
import { beforeRefusal } from '../../text/refusal-tail.ts';
import { isNamedIn } from '../../text/visible-text.ts';

/** What is added is of the GSM alphabet: it must not make a text dearer than its length does. */
export const usSms4: PolicyRule = {
  id: 'US-SMS-4',
  pack: 'US',
  source: 'CTIA Messaging Principles; short code monitoring handbook',
  says: 'The first advertising text, and the first of each month, names the brand and says how to stop and to get help.',
  binds: 'advertising',
  channels: ['sms'],
  content: (about, message) => {
    if (!('sms' in message) || !isFirstOfMonth(about)) return { verdict: 'allow' };
    const { text } = message.sms;
    const { name } = about.settings.brand;
    const branded = isNamedIn(text, name) ? text : afterLabel(text, `${name}: `);
    const whole = WORDS.every((word) => word.test(text)) ? branded : beforeRefusal(branded, HOW_TO_STOP);
    if (whole === text) return { verdict: 'allow' };
    const mended = { ...message, sms: { ...message.sms, text: whole } };
    return { verdict: 'fix', message: mended, reason: 'stop-and-help-added' };
  },
};

const WORDS = [/\bSTOP\b/, /\bHELP\b/];
const HOW_TO_STOP = 'Reply STOP to end, HELP for help. Msg&data rates may apply.';

function isFirstOfMonth({ earlier, now, settings }: Recipient): boolean {
  if (earlier.sent === 0 || earlier.lastAt === undefined) return true;
  return monthOf(earlier.lastAt, settings.zone) !== monthOf(now, settings.zone);
}

function monthOf(instant: EpochMs, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toPlainYearMonth()
    .toString();
}
