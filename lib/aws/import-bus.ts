import {
  DescribeEventBusCommand,
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge';
import type { InboundEvent } from '../core/event/definition.ts';
import { clientConfig } from './client-config.ts';
import type { WhichDeployment } from './deployed.ts';
import { entryOf, isForNow } from './event-publisher.ts';

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

type Patience = { readonly name: string; readonly wait: (ms: number) => Promise<void> };

export function importBus(client: EventBridgeClient, { name, wait }: Patience): ImportBus {
  return {
    async put(events) {
      const entries = events.map((event) => entryOf(event, name));
      await Promise.all(requestsOf(entries).map((request) => putAll(client, request, wait)));
    },
  };
}

/** A request takes ten entries and 256 KB: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const MAX_ENTRIES = 10;
const MAX_BYTES = 256_000;

type Entry = ReturnType<typeof entryOf>;

function requestsOf(entries: readonly Entry[]): Entry[][] {
  const requests: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.Source + entry.DetailType + entry.Detail);
    const last = requests.at(-1);
    if (last === undefined || last.length === MAX_ENTRIES || bytes + size > MAX_BYTES) {
      requests.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return requests;
}

/** Waits of 0.2 s, doubled up to 10 s: 70 seconds in all, which is longer than a burst above the quota lasts. */
const ATTEMPTS = 12;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

async function putAll(client: EventBridgeClient, entries: readonly Entry[], wait: Patience['wait']) {
  let left: readonly PutEventsRequestEntry[] = entries;
  for (let attempt = 0; ; attempt += 1) {
    const { Entries = [], FailedEntryCount } = await putOnce(client, left);
    if (FailedEntryCount === 0) return;
    // A refused entry comes back inside an answer of 200; the answers stand in the order of the entries.
    const refused = Entries.filter(({ ErrorCode }) => ErrorCode !== undefined);
    const lasting = refused.find(({ ErrorCode = '' }) => !isForNow(ErrorCode));
    const said = lasting ?? refused[0];
    if (lasting !== undefined || attempt + 1 === ATTEMPTS) {
      throw new ImportStoppedError(`${said?.ErrorCode ?? 'no reason'} ${said?.ErrorMessage ?? ''}`.trim());
    }
    left = left.filter((_, index) => Entries[index]?.ErrorCode !== undefined);
    await wait(Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS));
  }
}

/** The client tries three times of itself. Whatever is wrong after that: what is on the bus stays, and the rest can follow. */
async function putOnce(client: EventBridgeClient, entries: readonly PutEventsRequestEntry[]) {
  try {
    return await client.send(new PutEventsCommand({ Entries: [...entries] }));
  } catch (error) {
    throw stopped(error);
  }
}

function stopped(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new ImportStoppedError(`${error.name}: ${error.message}`, { cause: error });
}
