import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DueSend, SendQueue } from '../core/ports.ts';
import { sendDelayed } from './delayed-messages.ts';

/** The queue of `settle-send`. */
export function sendQueue(client: SQSClient, queueUrl: string): SendQueue {
  return {
    settleAt: (due, now) => sendDelayed(client, queueUrl, { messages: due.map(messageOf), now }),
  };
}

function messageOf({ sendId, dueAt }: DueSend) {
  return { body: JSON.stringify({ sendId, dueAt }), dueAt };
}
