import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alarms } from '../core/ports.ts';

/** The topic that CloudWatch's alarms are told on, too. */
export function alarmTopic(client: SNSClient, topicArn: string): Alarms {
  return {
    async raise({ subject, text }) {
      await client.send(
        new PublishCommand({ TopicArn: topicArn, Subject: asSubject(subject), Message: text }),
      );
    },
  };
}

/** "No line breaks or control characters, and less than 100 characters long": https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. */
function asSubject(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 99);
}
