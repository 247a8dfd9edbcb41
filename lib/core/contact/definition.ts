import * as z from 'zod';
import { Channel } from '../channel/definition.ts';

/** A marketing message that counts towards the caps. */
export const Contact = z.object({
  sendId: z.string(),
  channel: Channel,
  at: z.number(),
  /** By a person, as far as one can tell; absent: not that we know. */
  opened: z.literal(true).optional(),
  clicked: z.literal(true).optional(),
});
export type Contact = z.infer<typeof Contact>;

const Response = z.object({ sent: z.int().min(0), clicked: z.int().min(0) });

/**
 * How often a customer was written to, and how he or she responded: what caps and the choice of the channel look at.
 * One row for each customer, changed in the claim of every marketing message, so that two sends at once see each other.
 */
export const ContactHistory = z.object({
  customerId: z.string(),
  /**
   * The last marketing messages, oldest first: as far back as the longest cap may look (31 days), and 20 of each
   * channel at least, for conditions on the last messages.
   */
  recent: z.array(Contact),
  /** All marketing messages ever, and how many of them were clicked. */
  email: Response,
  sms: Response,
  /** One higher with every claim and every response; a claim names the version that it read. 0: never written to. */
  version: z.int().min(0),
});
export type ContactHistory = z.infer<typeof ContactHistory>;
