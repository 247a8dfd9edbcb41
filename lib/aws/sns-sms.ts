import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import type { OutgoingSms, Sender } from '../core/ports.ts';
import { answerOf } from './send-answer.ts';

/** @param client with CALL_ONCE */
export function snsSms(client: SNSClient): Sender['sms'] {
  return async (sms) => {
    try {
      const { MessageId } = await client.send(new PublishCommand(smsRequest(sms)));
      return { outcome: 'accepted', providerMessageId: MessageId ?? '' };
    } catch (error) {
      return answerOf(error);
    }
  };
}

const SMS_TYPE = { marketing: 'Promotional', transactional: 'Transactional' } as const;

/** Attributes: {@link https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html}. */
function smsRequest({ to, text, purpose, senderId }: OutgoingSms): PublishCommandInput {
  return {
    PhoneNumber: to,
    Message: text,
    MessageAttributes: {
      'AWS.SNS.SMS.SMSType': attribute(SMS_TYPE[purpose]),
      ...(senderId !== undefined && { [senderAttribute(senderId)]: attribute(senderId) }),
    },
  };
}

/** A name has a letter in it; a number of one's own is another attribute. */
function senderAttribute(senderId: string): string {
  return /^\+?\d{5,14}$/.test(senderId) ? 'AWS.MM.SMS.OriginationNumber' : 'AWS.SNS.SMS.SenderID';
}

function attribute(value: string) {
  return { DataType: 'String', StringValue: value };
}
