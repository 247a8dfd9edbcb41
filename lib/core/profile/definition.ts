import * as z from 'zod';
import { Json } from '../json.ts';

/** What is known of one customer. Each trait keeps the time of occurrence of its last writer. */
export const Profile = z.object({
  customerId: z.string(),
  traits: z.record(z.string(), Json),
  traitTimes: z.record(z.string(), z.number()),
  createdAt: z.number(),
  /** Time of occurrence of the latest event, to know when one comes out of order. */
  lastOccurredAt: z.number(),
  /** One higher with every write; a write names the version that it read. 0: never written. */
  version: z.int(),
  /** Ids that this customer went by before she was known: all that they did is hers. */
  aliases: z.array(z.string()).optional(),
  /** This was only an id that a customer went by: whatever comes in for it is hers. */
  mergedInto: z.string().optional(),
  /** All that was known was erased at this time, and nothing more is taken in. */
  erasedAt: z.number().optional(),
});
export type Profile = z.infer<typeof Profile>;
