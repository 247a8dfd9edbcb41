import * as z from 'zod';
import { Channel, MessageEvent } from '../event/definition.ts';
import { Purpose } from '../journey/definition.ts';

/** Why each channel was or was not taken. */
export const ChannelReason = z.object({
  channel: Channel,
  verdict: z.enum(['chosen', 'possible', 'left-out']),
  /** `no-consent`, `no-address`, `less-fitting`, … */
  reason: z.string(),
});
export type ChannelReason = z.infer<typeof ChannelReason>;

const SEND_STATUSES = ['SENDING', 'READY', 'SENT', 'FAILED', 'SKIPPED', 'UNKNOWN'] as const;

/** The ledger's row for one send, named by (enrolment, step, visit): design §6. */
export const Send = z.object({
  sendId: z.string(),
  customerId: z.string(),
  enrolmentId: z.string(),
  journeyId: z.string(),
  stepId: z.string(),
  visit: z.int(),
  purpose: Purpose,
  messageId: z.string(),
  messageHash: z.string(),
  /** Absent when skipped. */
  channel: Channel.optional(),
  locale: z.string().optional(),
  status: z.enum(SEND_STATUSES),
  /** SKIPPED and FAILED: why. READY: the provider's refusal. */
  reason: z.string().optional(),
  reasons: z.array(ChannelReason),
  createdAt: z.number(),
  /** SENDING: until when the claim's owner may still be calling. */
  leaseUntil: z.number().optional(),
  providerMessageId: z.string().optional(),
  /** The variants that the customer had when it was sent: a click on it counts for these. */
  variants: z.record(z.string(), z.string()).default({}),
  /** First time of each kind of evidence, from the provider's events. Machine-made opens and clicks are not kept. */
  evidence: z.partialRecord(MessageEvent, z.number()).default({}),
});
export type Send = z.infer<typeof Send>;
