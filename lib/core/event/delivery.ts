import * as z from 'zod';
import { Channel } from '../channel/definition.ts';
import { MessageEvent } from './definition.ts';

/**
 * What a provider says about a message that it accepted. Adapters (aws/ses-events) make it from the provider's own
 * event: a rejection or rendering failure after acceptance is a bounce that is not permanent; a mere delay is no news.
 */
export const DeliveryEvent = z.object({
  sendId: z.string().min(1),
  kind: MessageEvent,
  channel: Channel,
  /** When it happened, by the provider's clock; epoch milliseconds. */
  at: z.number(),
  providerMessageId: z.string(),
  /** Where the message went; needed to suppress the address. */
  address: z.string().optional(),
  /** A bounce that will not get better: the address does not exist. */
  permanent: z.boolean().default(false),
  /** An open or click made by a mail scanner or proxy, not by a person. */
  byMachine: z.boolean().default(false),
});
export type DeliveryEvent = z.infer<typeof DeliveryEvent>;
