import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge';
import type { InboundEvent } from '../core/event/definition.ts';
import { clientConfig } from './client-config.ts';
import type { WhichDeployment } from './deployed.ts';
import { type Patience, putEvents } from './put-events.ts';

export type ImportBus = {
  /** Puts events on the bus; those refused for now, again and again. @throws ImportStoppedError when one is not taken */
  put(events: readonly InboundEvent[]): Promise<void>;
};

/** What was put before it stays put. The message says what the bus answered, and holds nothing of a customer. */
export class ImportStoppedError extends Error {
  override readonly name = 'ImportStoppedError';
}

/**
 * The bus of a deployment; undefined where there is none. It is looked for first, because an event for a bus that does not
 * exist is accepted and lost (https://github.com/aws/aws-sdk/issues/186). @throws ImportStoppedError when nobody answers
 */
export async function openImportBus({ stage, endpoint }: WhichDeployment): Promise<ImportBus | undefined> {
  const client = new EventBridgeClient(clientConfig(endpoint));
  const name = `sojourn-${stage}`;
  try {
    await client.send(new DescribeEventBusCommand({ Name: name }));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw stopped(error);
  }
  return importBus(client, { name, wait: (ms) => new Promise((done) => setTimeout(done, ms)) });
}

export function importBus(
  client: EventBridgeClient,
  { name, wait }: { readonly name: string; readonly wait: (ms: number) => Promise<void> },
): ImportBus {
  const patience: Patience = {
    attempts: ATTEMPTS,
    wait: (attempt) => wait(Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS)),
  };
  return {
    async put(events) {
      // The client tries three times of itself. Whatever is wrong after that: what is on the bus stays, and the rest can follow.
      const refusal = await putEvents(client, { events, busName: name, patience }).catch((error: unknown) => {
        throw stopped(error);
      });
      if (refusal !== undefined) throw new ImportStoppedError(`${refusal.code} ${refusal.message}`.trim());
    },
  };
}

/** Waits of 0.2 s, doubled up to 10 s: 70 seconds in all, which is longer than a burst above the quota lasts. */
const ATTEMPTS = 12;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

function stopped(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new ImportStoppedError(`${error.name}: ${error.message}`, { cause: error });
}
