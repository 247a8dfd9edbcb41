import * as z from 'zod';
import { Channel } from '../event/definition.ts';

/** The customer's word on one channel. The epoch rises with every change, so that a send can name what it relied on. */
export const Consent = z.object({
  customerId: z.string(),
  channel: Channel,
  status: z.enum(['granted', 'withdrawn']),
  epoch: z.int().min(1),
  /** When the customer said so. */
  at: z.number(),
  /** The event that carried it. */
  eventId: z.string(),
});
export type Consent = z.infer<typeof Consent>;
