import { countWords } from './number-words.ts';

/** A reason as Sojourn's code names it, in a marketer's words; one of the journey's own, without its hyphens. */
export function reasonWords(reason: string): string {
  return REASON_WORDS[reason] ?? (/^[a-z0-9-]+$/.test(reason) ? reason.replaceAll('-', ' ') : reason);
}

/** By the code's name. */
export const REASON_WORDS: Readonly<Record<string, string>> = {
  // why an event was not taken in: see lib/core/event/check-event.ts and lib/core/collect
  'unknown-event': 'no file describes the event',
  'invalid-properties': 'its properties are not as its file says',
  'invalid-call': 'the call is not as the tracking API has it',
  'own-event': 'only Sojourn itself says this',
  'erased-customer': 'the customer was erased',
  'where-not-met': 'the event did not fit',
  'if-not-met': 'the customer did not fit',
  'no-key': 'the event had no key',
  'journey-draft': 'the journey is a draft',
  'journey-ended': 'the journey has ended',
  'not-yet-open': 'before the journey takes anybody',
  'no-longer-open': 'after the journey took anybody',
  'journey-full': 'the journey has taken as many as it may',
  'held-out': 'held out of all marketing, to measure it',
  'fell-due-in-pause': 'something fell due while the journey was paused',
  'exit-came-first': 'what ends the journey had happened already',
  'entered-again': 'the customer is in the journey again',
  'taken-out-by-hand': 'taken out by hand',
  suppressed: 'address bounced or complained',
  // why a channel was taken: see lib/core/channel/reasons.ts
  'asked-for': 'the step asks for it',
  'preferred-by-customer': 'the customer prefers it',
  'suits-detail': 'details are better read there',
  'suits-urgent': 'what is urgent is seen there',
  'responds-better': 'the customer clicks more there',
  'costs-less': 'as good as the other, and cheaper',
  'can-go-now': 'the better one would have to wait',
  'only-one-possible': 'the only one that can be used',
  // why it was not, though it could be
  'another-fits-better': 'another fits better',
  'next-in-the-list': 'next, if the message does not arrive',
  'quiet-hours': 'waits for the end of quiet hours',
  'waits-for-higher-priority': 'the last slot is kept for a more important message',
  // why it could not be
  'not-asked-for': 'channel not wished for',
  'no-content': 'no text for the channel',
  'no-address': 'no address',
  'address-not-valid': 'address not valid',
  reopened: 'a person wants it sent again',
  'left-the-journey': 'the customer had left the journey by then',
  'address-served': 'someone else at this address got it',
  'no-consent': 'no consent',
  'no-report': 'there was no report yet',
  'consent-withdrawn': 'consent withdrawn',
  'cap-reached': 'got as many messages as the caps allow',
  'no-hour-suits-all-zones': 'at every hour it is night in some zone the customer may be in',
  // what became of a send, or what it waits for: see lib/core/message/attempt-send.ts
  'no-evidence': 'the provider never said whether it was taken',
  'waits-its-turn': 'the account sends no faster',
  'prepared-too-long-ago': 'prepared too long ago, looked at anew',
  'in-place-of-a-lost-one': 'goes out in place of one that did not arrive',
  rate: 'the provider took no more at once',
  quota: 'the messages of the day were used up',
  stopped: 'the account was stopped',
  'journey-paused': 'the journey is paused',
  // what the law said of the customer, and of the text: see docs/policies.md
  'implied-consent-over': 'too long ago that the customer bought or asked: express consent is needed',
  'implied-consent-not-enough': 'express consent is needed there',
  'consent-not-confirmed': 'not told of the consent for two years, as Korean law asks',
  'consent-proof-missing': 'nothing shows the consent',
  'written-consent-missing': 'consent in writing is needed there',
  'do-not-call': 'the customer does not want to be called',
  'guardian-consent-missing': 'a child under 14 without the consent of a guardian',
  'relay-certificate-missing': 'the settings name no certificate of the relay for Korea',
  'night-without-consent': 'waits for the end of the night, by the law of Korea',
  'outside-calling-hours': 'waits for the hours at which texts may come',
  'label-put-right': 'the label (광고) was put at the beginning',
  'sender-added': 'the sender was added',
  'refusal-number-added': 'the number for refusing was added',
  'stop-and-help-added': 'how to stop and to get help was added',
  'sender-and-stop-added': 'the sender and how to stop were added',
  'opens-not-noted': 'opens are not noted, for want of consent to that',
  'clicks-counted-without-consent': 'clicks would be counted without consent to that',
  'sender-contact-missing': 'the settings name no contact',
  'sender-not-shown': 'the mail does not show who sends it',
  'sender-or-opt-out-missing': 'the text lacks the sender, or how to opt out',
  'refusal-number-missing': 'the settings name no number for refusing texts',
  'unsubscribe-wording-missing': 'the mail does not say in Korean and English how to unsubscribe',
  'unsubscribe-link-missing': 'the mail has no link that unsubscribes',
  'postal-address-missing': 'the mail does not show the postal address',
  'subject-pretends-to-answer': 'the subject pretends to be an answer',
  'one-click-header-missing': 'the mailbox could not unsubscribe with one click',
};

/** `no consent 12, no address 3`. */
export function reasonsWords(counts: readonly { readonly reason: string; readonly count: number }[]): string {
  return counts.map(({ reason, count }) => `${reasonWords(reason)} ${countWords(count)}`).join(', ');
}
