import * as z from 'zod';
import { checkEntries, Entries, eachEntry } from '../batch.ts';
import { need, read, type SqsOperation, wholeNumber } from '../operation.ts';

/** What a receiver does with a message that it has: done with it, or some other time for it. */

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
export const deleteMessage: SqsOperation = (input, { queues }) => {
  const { QueueUrl, ReceiptHandle } = read(Deletion.extend(OfQueue), input);
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('DeleteMessage', queue)],
    run: () => {
      queue.delete(ReceiptHandle);
      return {};
    },
  };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export const deleteMessageBatch: SqsOperation = (input, { queues }) => {
  const { QueueUrl, Entries: entries } = read(Batch, input);
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('DeleteMessage', queue)],
    run: () => {
      checkEntries(entries);
      return eachEntry(entries, (one) => {
        queue.delete(read(Deletion, one).ReceiptHandle);
        return {};
      });
    },
  };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export const changeMessageVisibility: SqsOperation = (input, { queues }) => {
  const { QueueUrl, ReceiptHandle, VisibilityTimeout } = read(Visibility.extend(OfQueue), input);
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('ChangeMessageVisibility', queue)],
    run: () => {
      queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
      return {};
    },
  };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export const changeMessageVisibilityBatch: SqsOperation = (input, { queues }) => {
  const { QueueUrl, Entries: entries } = read(Batch, input);
  const queue = queues.byUrl(QueueUrl);
  return {
    needs: [need('ChangeMessageVisibility', queue)],
    run: () => {
      checkEntries(entries);
      return eachEntry(entries, (one) => {
        const { ReceiptHandle, VisibilityTimeout } = read(Visibility, one);
        queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
        return {};
      });
    },
  };
};

const OfQueue = { QueueUrl: z.string() };
const Deletion = z.strictObject({ ReceiptHandle: z.string() });
const Visibility = z.strictObject({ ReceiptHandle: z.string(), VisibilityTimeout: wholeNumber(0, 43_200) });
const Batch = z.strictObject({ ...OfQueue, Entries });
