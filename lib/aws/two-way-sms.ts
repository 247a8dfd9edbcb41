import * as z from 'zod';
import { InvalidInputError } from '../core/errors.ts';
import type { InboundText } from '../core/reply/inbound-text.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** The parts of {@link https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-two-way-sms.html} that we use. */
const TwoWaySms = z.object({
  originationNumber: z.string().regex(/^\+?\d{5,15}$/),
  messageBody: z.string(),
  inboundMessageId: z.string().min(1),
});

/**
 * A text to one of our numbers, as AWS End User Messaging publishes it to the number's topic.
 * @param receivedAt it does not say itself
 * @throws InvalidInputError that repeats nothing of the text
 */
export function inboundTextFrom(value: unknown, receivedAt: EpochMs): InboundText {
  const result = TwoWaySms.safeParse(value);
  if (!result.success) {
    const fields = result.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new InvalidInputError(`not a text from AWS End User Messaging: see ${fields || 'the whole of it'}`);
  }
  const { originationNumber, messageBody, inboundMessageId } = result.data;
  const from = originationNumber.startsWith('+') ? originationNumber : `+${originationNumber}`;
  return { id: inboundMessageId, from, text: messageBody, receivedAt };
}
