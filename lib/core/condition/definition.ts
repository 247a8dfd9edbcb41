import * as z from 'zod';
import { Channel } from '../channel/definition.ts';
import { MessageEvent } from '../event/definition.ts';
import { keyedUnion } from '../keyed-union.ts';
import { Duration } from '../time/duration.ts';

/**
 * The one condition language of entries, exits, branches and segments. What is looked at is the key (`trait`, `entry`,
 * `event`, `message`, `lastMessages`, `segment`), how it is compared stands beside it: `{ "trait": "plan", "equals": "gold" }`.
 */

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Limit = z.union([z.number(), z.string()]);

/** Every comparison given must hold. On a missing value all but `exists: false` and `notEquals` are false. */
const comparisons = {
  equals: Scalar.optional().describe('is exactly this'),
  notEquals: Scalar.optional().describe('is anything but this'),
  oneOf: z.array(Scalar).min(1).optional().describe('is one of these'),
  atLeast: Limit.optional().describe('≥; numbers, or ISO dates as text'),
  atMost: Limit.optional().describe('≤; numbers, or ISO dates as text'),
  moreThan: Limit.optional().describe('>; numbers, or ISO dates as text'),
  lessThan: Limit.optional().describe('<; numbers, or ISO dates as text'),
  contains: Scalar.optional().describe('a list holds this, or a text contains it'),
  startsWith: z.string().optional().describe('a text starts with this'),
  endsWith: z.string().optional().describe('a text ends with this, as an address with @shop.example'),
  exists: z.boolean().optional().describe('there is a value, or there is none'),
};
export const Comparison = z.strictObject(comparisons);
export type Comparison = z.infer<typeof Comparison>;

/** A property's path with dots: `items.0.sku`, `address.country`. */
const PropertyPath = z.string().min(1).max(200);

/** A condition on one event's own properties, as in `where`. */
export type Where =
  | ({ property: string } & Comparison)
  | { all: Where[] }
  | { any: Where[] }
  | { not: Where };
export const Where: z.ZodType<Where> = z
  .lazy(() =>
    keyedUnion('condition', {
      property: z.strictObject({ property: PropertyPath, ...comparisons }),
      all: z.strictObject({ all: z.array(Where).min(1) }),
      any: z.strictObject({ any: z.array(Where).min(1) }),
      not: z.strictObject({ not: Where }),
    }),
  )
  .meta({ id: 'Where', description: 'A condition on the properties of the event at hand' });

export type Condition =
  | ({ trait: string } & Comparison)
  | ({ entry: string } & Comparison)
  | EventCount
  | { message: string; was: MessageEvent }
  | LastMessages
  | { segment: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** How often an event happened: `atLeast` 1 unless told otherwise; `atMost` alone counts from 0. */
export const EventCount = z.strictObject({
  event: z.string().min(1).max(120),
  where: Where.optional(),
  sameKey: z.literal(true).optional().describe("only events with the same value of the entry's key"),
  atLeast: z.int().min(1).optional(),
  atMost: z.int().min(0).optional(),
  within: Duration.optional().describe('how far back to look; without it, the whole history'),
  sinceEntry: z.literal(true).optional().describe('only what happened after the customer entered'),
});
export type EventCount = z.infer<typeof EventCount>;

/**
 * How the customer met the last marketing messages, of all journeys. Bounds as with events. While there were fewer messages
 * than are looked at, those missing stand against it: "opened none of the last 5" holds from the fifth on, "clicked one
 * of them" from the first click on.
 */
export const LastMessages = z.strictObject({
  lastMessages: z
    .int()
    .min(1)
    .max(20)
    .describe(
      'how many of the last marketing messages are looked at, of all journeys; while there were fewer, those missing count against it: "none of the last 5" holds from the fifth on',
    ),
  channel: Channel.optional().describe('only messages on this channel'),
  were: z
    .enum(['opened', 'clicked'])
    .describe(
      'clicked is certain; opened is not: many mail programs hide it or pretend it. A click counts as an open too',
    ),
  atLeast: z.int().min(1).optional(),
  atMost: z.int().min(0).optional(),
});
export type LastMessages = z.infer<typeof LastMessages>;

export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    keyedUnion('condition', {
      trait: z.strictObject({ trait: PropertyPath, ...comparisons }),
      entry: z.strictObject({ entry: PropertyPath, ...comparisons }),
      event: EventCount,
      message: z.strictObject({ message: z.string().describe('the id of a send step'), was: MessageEvent }),
      lastMessages: LastMessages,
      segment: z.strictObject({ segment: z.string().describe('file name under workflows/segments') }),
      all: z.strictObject({ all: z.array(Condition).min(1) }),
      any: z.strictObject({ any: z.array(Condition).min(1) }),
      not: z.strictObject({ not: Condition }),
    }),
  )
  .meta({
    id: 'Condition',
    description: 'A condition on the customer, the entry event, the history or a segment',
  });
