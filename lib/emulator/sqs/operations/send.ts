import * as z from 'zod';
import { AwsError } from '../../service.ts';
import { checkEntries, Entries, eachEntry } from '../batch.ts';
import { md5Of, md5OfAttributes } from '../digest.ts';
import { type MessageAttributes, sizeOf } from '../message.ts';
import {
  invalidParameter,
  need,
  read,
  type SqsOperation,
  type SqsOutput,
  wholeNumber,
} from '../operation.ts';
import type { NamedQueue } from '../queues.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sendMessage: SqsOperation = (input, { queues, senderId }) => {
  const { QueueUrl, ...rest } = read(SendMessage, input);
  const queue = queues.byUrl(QueueUrl);
  return { needs: [need('SendMessage', queue)], run: () => send(queue, rest, senderId) };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const sendMessageBatch: SqsOperation = (input, { queues, senderId }) => {
  const { QueueUrl, Entries: entries } = read(SendMessageBatch, input);
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('SendMessage', queue)], // a batch has no right of its own
    run: () => {
      checkEntries(entries);
      checkBatchSize(entries);
      return eachEntry(entries, (one) => send(queue, read(NewMessage, one), senderId));
    },
  };
};

const Attribute = z.object({
  DataType: z
    .string()
    .regex(/^(String|Number|Binary)(\..+)?$/, 'Its type must begin with String, Number or Binary.'),
  StringValue: z.string().min(1).optional(),
  BinaryValue: z.base64().min(1).optional(),
});
const NewMessage = z.strictObject({
  MessageBody: z.string(),
  DelaySeconds: wholeNumber(0, 900).optional(),
  MessageAttributes: z.record(z.string().regex(/^[\w.-]{1,256}$/), Attribute).default({}),
  MessageSystemAttributes: z.strictObject({ AWSTraceHeader: Attribute.optional() }).default({}),
});
const SendMessage = NewMessage.extend({ QueueUrl: z.string() });
const SendMessageBatch = z.strictObject({ QueueUrl: z.string(), Entries });

function send(queue: NamedQueue, message: z.infer<typeof NewMessage>, senderId: string): SqsOutput {
  const { MessageBody: body, MessageAttributes: attributes } = message;
  checkMessage({ body, attributes, longest: queue.settings.MaximumMessageSize });
  const { AWSTraceHeader: trace } = message.MessageSystemAttributes;
  const sent = queue.send({
    body,
    attributes,
    senderId,
    ...(trace?.StringValue !== undefined && { traceHeader: trace.StringValue }),
    ...(message.DelaySeconds !== undefined && { delaySeconds: message.DelaySeconds }),
  });
  return {
    MessageId: sent.id,
    MD5OfMessageBody: md5Of(body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    MD5OfMessageSystemAttributes: trace && md5OfAttributes({ AWSTraceHeader: trace }),
  };
}

/** @throws AwsError for a message that SQS would not take; @param longest bytes */
export function checkMessage({
  body,
  attributes,
  longest,
}: {
  body: string;
  attributes: MessageAttributes;
  longest: number;
}): void {
  if (body === '')
    throw new AwsError(
      'MissingRequiredParameterException',
      'The request must contain the parameter MessageBody.',
    );
  if (NOT_ALLOWED.test(body)) {
    throw new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
  const names = Object.entries(attributes);
  if (names.length > MOST_ATTRIBUTES)
    throw invalidParameter(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`,
    );
  for (const [name, { DataType, StringValue, BinaryValue }] of names) {
    const value = DataType.startsWith('Binary') ? BinaryValue : StringValue;
    if (value === undefined)
      throw invalidParameter(
        `The message attribute '${name}' must contain a non-empty value of type '${DataType}'.`,
      );
  }
  if (sizeOf({ body, attributes }) > longest)
    throw invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${longest} bytes.`,
    );
}

const MOST_ATTRIBUTES = 10;
const NOT_ALLOWED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const LARGEST_BATCH = 1_048_576;

function checkBatchSize(entries: z.infer<typeof Entries>): void {
  const sizes = entries.map((entry) => {
    const { data } = NewMessage.omit({ MessageSystemAttributes: true }).loose().safeParse(entry);
    return data === undefined ? 0 : sizeOf({ body: data.MessageBody, attributes: data.MessageAttributes });
  });
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes <= LARGEST_BATCH) return;
  throw new AwsError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${LARGEST_BATCH} bytes. You have sent ${bytes} bytes.`,
  );
}
