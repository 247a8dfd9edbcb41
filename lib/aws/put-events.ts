import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import type { InboundEvent } from '../core/event/definition.ts';

/** The last answer for events that the bus did not take. */
type Refusal = { readonly code: string; readonly message: string; readonly forNow: boolean };
/** How often to try, and how long to wait after the given try (0, 1, …). */
export type Patience = { readonly attempts: number; readonly wait: (attempt: number) => Promise<void> };

/**
 * Puts events on a bus: as many in a request as it takes, and those again that it refuses for now.
 * @returns what the bus said of one that it never took, if there is one; the others are on the bus
 */
export async function putEvents(
  client: EventBridgeClient,
  { events, busName, patience }: { events: readonly InboundEvent[]; busName: string; patience: Patience },
): Promise<Refusal | undefined> {
  const requests = requestsOf(events.map((event) => entryOf(event, busName)));
  const refusals = await Promise.all(requests.map((entries) => putUntilTaken(client, entries, patience)));
  return refusals.find((refusal) => refusal !== undefined);
}

const SOURCE = 'sojourn';

type Entry = ReturnType<typeof entryOf>;

function entryOf(event: InboundEvent, busName: string) {
  return {
    EventBusName: busName,
    Source: SOURCE,
    DetailType: event.event,
    Detail: JSON.stringify(event),
  };
}

/** A request takes ten entries and 256 KB: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const MAX_ENTRIES = 10;
const MAX_BYTES = 256_000;

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

async function putUntilTaken(
  client: EventBridgeClient,
  entries: readonly Entry[],
  { attempts, wait }: Patience,
): Promise<Refusal | undefined> {
  let left: readonly PutEventsRequestEntry[] = entries;
  for (let attempt = 0; ; attempt += 1) {
    const { Entries = [], FailedEntryCount } = await client.send(
      new PutEventsCommand({ Entries: [...left] }),
    );
    if (FailedEntryCount === 0) return undefined;
    // A refused entry comes back inside an answer of 200; the answers stand in the order of the entries.
    const refused = Entries.flatMap(({ ErrorCode: code, ErrorMessage: message = '' }) =>
      code === undefined ? [] : [{ code, message, forNow: FOR_NOW.has(code) }],
    );
    const said = refused.find(({ forNow }) => !forNow) ?? refused[0] ?? NO_REASON;
    if (!said.forNow || attempt + 1 === attempts) return said;
    left = left.filter((_, index) => Entries[index]?.ErrorCode !== undefined);
    await wait(attempt);
  }
}

/** What the bus would take later: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html */
const FOR_NOW = new Set(['ThrottlingException', 'InternalFailure', 'InternalException']);
const NO_REASON: Refusal = { code: 'no reason', message: '', forNow: false };
