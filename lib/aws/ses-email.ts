import {
  type SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
  type TrackingConfigurationOverrides,
} from '@aws-sdk/client-sesv2';
import type { OutgoingEmail, Sender } from '../core/ports.ts';
import { answerOf } from './send-answer.ts';

/** Under this name the send id travels with the message and comes back with every event about it. */
export const SEND_TAG = 'sojourn-send';

/**
 * @param client with CALL_ONCE
 * @param configurationSet where SES reports what becomes of messages; undefined: nobody is told
 */
export function sesEmail(client: SESv2Client, configurationSet: string | undefined): Sender['email'] {
  return async (email) => {
    try {
      const { MessageId } = await client.send(new SendEmailCommand(emailRequest(email, configurationSet)));
      return { outcome: 'accepted', providerMessageId: MessageId ?? '' };
    } catch (error) {
      return answerOf(error);
    }
  };
}

function emailRequest(email: OutgoingEmail, configurationSet: string | undefined): SendEmailCommandInput {
  return {
    FromEmailAddress: email.from,
    Destination: { ToAddresses: [email.to] },
    Content: {
      Simple: {
        Subject: content(email.subject),
        Body: { Html: content(email.html), Text: content(email.text) },
        Headers: Object.entries(email.headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
    ConfigurationSetName: configurationSet,
    ConfigurationOverrides: { Tracking: tracking(email) },
    EmailTags: [{ Name: SEND_TAG, Value: email.sendId }],
  };
}

/** Whatever the configuration set says: links count their clicks themselves, and SES would only wrap them once more. */
function tracking({ trackOpens }: OutgoingEmail): TrackingConfigurationOverrides {
  return {
    ClickTrackingEnabled: 'DISABLED',
    ...(!trackOpens && { OpenTrackingEnabled: 'DISABLED' }),
  };
}

function content(text: string) {
  return { Data: text, Charset: 'UTF-8' };
}
