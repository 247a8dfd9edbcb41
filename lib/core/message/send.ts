import * as z from 'zod';
import { Channel } from '../channel/definition.ts';
import { MessageEvent } from '../event/definition.ts';
import { Purpose } from '../journey/definition.ts';
import { PolicyResult } from '../policy/definition.ts';

/** Why each channel was or was not taken. */
export const ChannelReason = z.object({
  channel: Channel,
  verdict: z.enum(['chosen', 'possible', 'left-out']),
  /** `no-consent`, `no-address`, `less-fitting`, … */
  reason: z.string(),
});
export type ChannelReason = z.infer<typeof ChannelReason>;

/** Why a READY send waits that a person wants to be sent again. */
export const REOPENED = 'reopened';

/** The answer of a send step that parked the enrolment. */
export const HELD = 'held';

const SEND_STATUSES = ['SENDING', 'READY', 'SENT', 'FAILED', 'SKIPPED', 'UNKNOWN'] as const;

/**
 * The ledger's row for one send, named by (enrolment, step, visit); a second send of the same step and visit, by another
 * channel, has that channel in its name too (design §6).
 */
export const Send = z.object({
  sendId: z.string(),
  customerId: z.string(),
  enrolmentId: z.string(),
  journeyId: z.string(),
  stepId: z.string(),
  visit: z.int(),
  purpose: Purpose,
  /** The journey's. */
  priority: z.int(),
  topic: z.string(),
  messageId: z.string(),
  messageHash: z.string(),
  /** By language, where the step tests subjects: in place of the message's own. */
  subject: z.record(z.string(), z.string()).optional(),
  /** What the step asked for; of `both`, the one that this is. */
  wish: z.union([z.literal('best'), Channel, z.array(Channel).min(1)]),
  /** Channels to go on with if this message turns out not to arrive. */
  fallback: z.array(Channel).default([]),
  /** Absent when skipped. */
  channel: Channel.optional(),
  locale: z.string().optional(),
  status: z.enum(SEND_STATUSES),
  /** SKIPPED, FAILED and UNKNOWN: why. READY: what it waits for. */
  reason: z.string().optional(),
  reasons: z.array(ChannelReason),
  /** What the law of the recipient's country said. */
  policies: z.array(PolicyResult).default([]),
  createdAt: z.number(),
  /** READY: its turn among those that the provider's rate keeps waiting. */
  turnAt: z.number().optional(),
  /** How many copies have been claimed; never more than one of a marketing message, but by a person's own hand. */
  copies: z.int().min(0),
  /** SENDING: who claimed it. Only the owner may record what the provider said. */
  owner: z.string().optional(),
  /** SENDING: until when the claim's owner may still be calling. */
  leaseUntil: z.number().optional(),
  /** It no longer belongs to a leg: the journey went on, and the time wheel looks after it alone. */
  detached: z.boolean().default(false),
  /** SENDING: when it is settled without evidence. READY and detached: when it is tried. The time wheel turns on this. */
  dueAt: z.number().optional(),
  providerMessageId: z.string().optional(),
  /** The variants that the customer had when it was sent: a click on it counts for these. */
  variants: z.record(z.string(), z.string()).default({}),
  /** The id that the variants were assigned to, where the customer was merged since. */
  assignedAs: z.string().optional(),
  /** First time of each kind of evidence, from the provider's events. Machine-made opens and clicks are not kept. */
  evidence: z.partialRecord(MessageEvent, z.number()).default({}),
});
export type Send = z.infer<typeof Send>;
