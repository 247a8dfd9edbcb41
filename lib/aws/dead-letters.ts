import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

export type DeadLetters = {
  /** Keeps a message that can never be processed, and why, for a person to look at. */
  keep(message: { body: string; reason: string }): Promise<void>;
};

/**
 * The dead-letter queue of a function's own queue. The queue's redrive would come after five tries and without a reason;
 * this comes at once and with one.
 * @param env DEAD_LETTER_QUEUE_URL
 */
export function awsDeadLetters(env: Readonly<Record<string, string | undefined>>): DeadLetters {
  const client = new SQSClient({});
  return {
    async keep({ body, reason }) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: env['DEAD_LETTER_QUEUE_URL'],
          MessageBody: body,
          MessageAttributes: { reason: { DataType: 'String', StringValue: printable(reason) } },
        }),
      );
    },
  };
}

const LONGEST_REASON = 1000; // characters; attributes count towards the message's size
/** SQS refuses what XML does not know: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html. */
const NOT_ALLOWED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/gu;

function printable(reason: string): string {
  return reason.replaceAll(NOT_ALLOWED, '?').slice(0, LONGEST_REASON);
}
