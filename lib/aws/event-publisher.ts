import { setTimeout as pause } from 'node:timers/promises';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ProviderThrottledError } from '../core/errors.ts';
import type { InboundEvent } from '../core/event/definition.ts';
import type { EventPublisher } from '../core/ports.ts';
import { type Patience, putEvents } from './put-events.ts';

/** @throws ProviderThrottledError when the bus goes on refusing some; those that it took are on it */
export function eventPublisher(client: EventBridgeClient, busName: string): EventPublisher {
  const publishAll = async (events: readonly InboundEvent[]): Promise<void> => {
    const refusal = await putEvents(client, { events, busName, patience: A_SECOND });
    if (refusal === undefined) return;
    const { code, message, forNow } = refusal;
    const text = `the bus did not take one of ${events.length} events: ${code} ${message}`;
    throw forNow ? new ProviderThrottledError(text) : new Error(text);
  };
  return { publish: (event) => publishAll([event]), publishAll };
}

/** Whoever calls has a retry of its own. */
const A_SECOND: Patience = { attempts: 4, wait: (attempt) => pause(Math.random() * 100 * 2 ** attempt) };
