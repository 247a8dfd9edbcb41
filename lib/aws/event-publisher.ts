import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ProviderThrottledError } from '../core/errors.ts';
import type { InboundEvent } from '../core/event/definition.ts';
import type { EventPublisher } from '../core/ports.ts';

const SOURCE = 'sojourn';

export function eventPublisher(client: EventBridgeClient, busName: string): EventPublisher {
  return {
    async publish(event) {
      const answer = await client.send(new PutEventsCommand({ Entries: [entryOf(event, busName)] }));
      // A refused entry comes back inside an answer of 200.
      if (answer.FailedEntryCount === 0) return;
      const { ErrorCode: code = 'unknown', ErrorMessage: message = '' } = answer.Entries?.[0] ?? {};
      const text = `the bus did not take the event ${event.messageId}: ${code} ${message}`;
      throw isForNow(code) ? new ProviderThrottledError(text) : new Error(text);
    },
  };
}

/** Would the bus take the event later? https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html */
export function isForNow(code: string): boolean {
  return FOR_NOW.has(code);
}

const FOR_NOW = new Set(['ThrottlingException', 'InternalFailure', 'InternalException']);

/** What PutEvents takes for an event. */
export function entryOf(event: InboundEvent, busName: string) {
  return {
    EventBusName: busName,
    Source: SOURCE,
    DetailType: event.event,
    Detail: JSON.stringify(event),
  };
}
