import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DueAgenda, ReviewQueue } from '../core/ports.ts';
import { sendDelayed } from './delayed-messages.ts';

/** The queue of `review-agenda`. */
export function reviewQueue(client: SQSClient, queueUrl: string): ReviewQueue {
  return {
    reviewAt: (due, now) => sendDelayed(client, queueUrl, { messages: due.map(messageOf), now }),
  };
}

/** Ids, names and a time, whatever the value at hand may carry besides. */
function messageOf({ customerId, dueAt, traits, hop }: DueAgenda) {
  return { body: JSON.stringify({ customerId, dueAt, traits, hop }), dueAt };
}
