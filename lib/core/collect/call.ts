import * as z from 'zod';

const CALL_TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type CallType = (typeof CALL_TYPES)[number];

/** SDKs write null for what there is none of, and some write numbers for ids. */
const Id = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((id) => (id === null || id === undefined || id === '' ? undefined : String(id)));
const Text = z
  .string()
  .nullish()
  .transform((text) => (text === null || text === '' ? undefined : text));
/** JSON it is already; how large and deep it may be is checked before. */
const Bag = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((bag) => bag ?? {});

/**
 * A call of Segment's tracking API, as far as it says something to us; the rest (`integrations`, the browser's make …) is let
 * go: https://www.twilio.com/docs/segment/connections/spec/common
 */
export const Call = z.object({
  type: z.enum(CALL_TYPES),
  messageId: Id,
  userId: Id,
  anonymousId: Id,
  previousId: Id,
  groupId: Id,
  event: Text,
  name: Text,
  category: Text,
  properties: Bag,
  traits: Bag,
  context: Bag,
  timestamp: Text,
  sentAt: Text,
});
export type Call = z.output<typeof Call>;
