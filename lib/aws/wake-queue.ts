import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DueEnrolment, WakeQueue } from '../core/ports.ts';
import { sendDelayed } from './delayed-messages.ts';

export function wakeQueue(client: SQSClient, queueUrl: string): WakeQueue {
  return {
    wakeAt: (due, now) => sendDelayed(client, queueUrl, { messages: due.map(messageOf), now }),
  };
}

/** Ids and a time and nothing else, whatever the value at hand may carry besides. */
function messageOf({ customerId, enrolmentId, leg, dueAt }: DueEnrolment) {
  return { body: JSON.stringify({ customerId, enrolmentId, leg, dueAt }), dueAt };
}
