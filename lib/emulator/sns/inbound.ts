import type { Place, Principal } from '../service.ts';
import { isOptOut, type Phones, type Text } from './phones.ts';

/**
 * A text from a phone as AWS End User Messaging publishes it. It names the number that the last text came from, where
 * that text said so, and that text's id.
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html
 */
export function inboundNotice(text: Text, { phones, place }: InboundParts): string {
  const last = phones.texts(text.number).findLast(({ direction }) => direction === 'to');
  return JSON.stringify({
    originationNumber: text.number,
    destinationNumber: last?.attributes['AWS.MM.SMS.OriginationNumber'] ?? OWN_NUMBER,
    messageKeyword: keywordOf(text.body, place),
    messageBody: text.body,
    previousPublishedMessageId: last?.id, // missing where the phone was never written to
    inboundMessageId: text.id,
  });
}

type InboundParts = { readonly phones: Phones; readonly place: Place };

/** In whose name. https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-iam-policy-sns.html */
export function twoWaySms({ region, account }: Place): Principal {
  const sourceArn = `arn:aws:sms-voice:${region}:${account}:phone-number/phone-emulator`;
  return { kind: 'service', service: 'sms-voice.amazonaws.com', sourceArn };
}

/** Numbers from 555-0100 to 555-0199 belong to nobody. */
const OWN_NUMBER = '+12065550100';

/** Every number has the keywords that opt out and ask for help, and one of the account for everything else. */
function keywordOf(body: string, { account }: Place): string {
  const word = body.trim().toUpperCase();
  return isOptOut(body) || word === 'HELP' ? word : `KEYWORD_${account}`;
}
