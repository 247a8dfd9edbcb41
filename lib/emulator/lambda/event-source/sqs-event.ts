import { md5Of, md5OfAttributes } from '../../sqs/digest.ts';
import type { MessageAttribute } from '../../sqs/message.ts';
import type { Received } from '../../sqs/queue.ts';
import { systemAttributes } from '../../sqs/system-attributes.ts';

/** What a function gets: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event. */
export function sqsEvent(
  messages: readonly Received[],
  { queueArn, region }: { queueArn: string; region: string },
) {
  return {
    Records: messages.map((message) => {
      const md5OfMessageAttributes = md5OfAttributes(message.attributes);
      return {
        messageId: message.id,
        receiptHandle: message.receiptHandle,
        body: message.body,
        attributes: systemAttributes(message),
        messageAttributes: Object.fromEntries(
          Object.entries(message.attributes).map(([name, value]) => [name, attribute(value)]),
        ),
        ...(md5OfMessageAttributes !== undefined && { md5OfMessageAttributes }),
        md5OfBody: md5Of(message.body),
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn,
        awsRegion: region,
      };
    }),
  };
}

function attribute({ DataType, StringValue, BinaryValue }: MessageAttribute) {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
