import * as z from 'zod';
import { Channel } from '../channel/definition.ts';
import { SaidOfChannel } from '../consent/definition.ts';
import { Json, JsonObject } from '../json.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * What another system sends: the detail of an EventBridge entry, whose detail-type is the `event`.
 * The words are those of Segment's tracking specification where it has one.
 */
export const InboundEvent = z.object({
  /** Unique for this occurrence; a repeated id is the same event. Defaults to the bus's own id. */
  messageId: z.string().min(1).max(200),
  /** What happened, as a person would say it: `Order Completed`. */
  event: z.string().min(1).max(120),
  customerId: z.string().min(1).max(200),
  /** When it happened, ISO 8601. Missing: when it arrived. */
  timestamp: z.string().optional(),
  properties: JsonObject.default({}),
  /** What is now known of the customer: `email`, `phone`, `locale`, `zone`, `preferredChannel` and any of your own. */
  traits: z.record(z.string(), Json).default({}),
  /** What the customer said to messages on a channel. */
  consent: z.partialRecord(Channel, SaidOfChannel).default({}),
  /** What the customer was called before she was known (a browser, a device): it is merged into customerId. */
  anonymousId: z.string().min(1).max(200).optional(),
  /**
   * Out of an older system's history: kept at its own time, however long ago, and counted; but it starts, wakes and ends
   * nothing. Only for who may write to the bus; the collector drops it.
   */
  imported: z.literal(true).optional(),
  /** How many journeys stand between this event and an event from outside; stops loops (see tasks/emit-event). */
  hop: z.int().min(0).default(0),
});
export type InboundEvent = z.infer<typeof InboundEvent>;

/** An event as it is kept in the customer's history. */
export type CustomerEvent = {
  readonly id: string;
  readonly name: string;
  readonly customerId: string;
  /** Clamped to [receivedAt − 7 days, receivedAt + 5 minutes]. */
  readonly occurredAt: EpochMs;
  readonly receivedAt: EpochMs;
  /** What the sender claimed, where it had to be clamped. */
  readonly claimedTimestamp?: string;
  readonly properties: JsonObject;
  readonly hop: number;
  /** See InboundEvent. */
  readonly imported?: true;
};

/** Enough to read an event back: the key of its history row. */
export type EventRef = { readonly id: string; readonly name: string; readonly occurredAt: EpochMs };

/** What happened to a message after it was sent. `sent` means: accepted by the provider. */
export const MESSAGE_EVENTS = ['sent', 'delivered', 'opened', 'clicked', 'bounced', 'complained'] as const;
export const MessageEvent = z.enum(MESSAGE_EVENTS);
export type MessageEvent = z.infer<typeof MessageEvent>;
