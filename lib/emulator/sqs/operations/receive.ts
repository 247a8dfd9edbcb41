import * as z from 'zod';
import { md5Of, md5OfAttributes } from '../digest.ts';
import { receiveWithin } from '../long-poll.ts';
import type { MessageAttributes } from '../message.ts';
import { need, read, type SqsOperation, type SqsOutput, wholeNumber } from '../operation.ts';
import type { Received } from '../queue.ts';
import { systemAttributes } from '../system-attributes.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const receiveMessage: SqsOperation = (input, { queues, clock }) => {
  const request = read(ReceiveMessage, input);
  const queue = queues.byUrl(request.QueueUrl);
  const waitSeconds = request.WaitTimeSeconds ?? queue.settings.ReceiveMessageWaitTimeSeconds;
  const system = [...request.MessageSystemAttributeNames, ...request.AttributeNames];
  return {
    needs: [need('ReceiveMessage', queue)],
    run: async () => {
      const received = await receiveWithin({
        queue,
        clock,
        waitSeconds,
        most: request.MaxNumberOfMessages,
        visibilitySeconds: request.VisibilityTimeout,
      });
      if (received.length === 0) return {};
      return {
        Messages: received.map((one) => written(one, { system, own: request.MessageAttributeNames })),
      };
    },
  };
};

const ReceiveMessage = z.strictObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: wholeNumber(1, 10).default(1),
  VisibilityTimeout: wholeNumber(0, 43_200).optional(),
  WaitTimeSeconds: wholeNumber(0, 20).optional(),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  /** What MessageSystemAttributeNames was called before. */
  AttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
});

type Wanted = { readonly system: readonly string[]; readonly own: readonly string[] };

function written(message: Received, { system, own }: Wanted): SqsOutput {
  const all = Object.entries(systemAttributes(message));
  const Attributes = all.filter(([name]) => system.includes('All') || system.includes(name));
  const MessageAttributes = pick(message.attributes, own);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: md5Of(message.body),
    Body: message.body,
    ...(Attributes.length > 0 && { Attributes: Object.fromEntries(Attributes) }),
    ...(Object.keys(MessageAttributes).length > 0 && {
      MessageAttributes,
      MD5OfMessageAttributes: md5OfAttributes(MessageAttributes),
    }),
  };
}

/** `All`, `.*`, a name, or the beginning of names: `order.*`. */
function pick(attributes: MessageAttributes, wanted: readonly string[]): MessageAttributes {
  const isWanted = (name: string): boolean =>
    wanted.some(
      (one) => one === 'All' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
