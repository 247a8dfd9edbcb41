import * as z from 'zod';
import { Channel } from '../channel/definition.ts';

export const ConsentStatus = z.enum(['granted', 'withdrawn']);
export type ConsentStatus = z.infer<typeof ConsentStatus>;

/**
 * On what ground messages may go out. `express`: said so. `express-written`: in writing, with the seller named (TCPA, 47
 * CFR 64.1200(f)(9)). `purchase` and `inquiry`: not said, but the law takes it so for a while, where the address was got
 * in a sale or a question (ePrivacy art. 13(2), CASL s. 10(10), Korea's Network Act art. 50(1)1).
 */
const CONSENT_BASES = ['express', 'express-written', 'purchase', 'inquiry'] as const;
export const ConsentBasis = z.enum(CONSENT_BASES);
export type ConsentBasis = z.infer<typeof ConsentBasis>;

/** Where, in which words and with what proof a customer said something. */
const evidence = {
  basis: ConsentBasis.default('express'),
  /** Where it was said: `sign-up form`, `one-click`, `preference centre`, `sms reply`, `import`. */
  source: z.string().max(200).optional(),
  /** Version of the wording that the customer saw. */
  wording: z.string().max(200).optional(),
  /** What shows it: the id of a form, an order, a recording. */
  proof: z.string().max(500).optional(),
};

/** The customer's word on one thing. */
export const Word = z.object({
  status: ConsentStatus,
  /** When the customer said so; for `purchase` and `inquiry`, when that was. */
  at: z.number(),
  /** The event that carried it. */
  eventId: z.string(),
  ...evidence,
  /** When the customer was last told of the consent and how to withdraw it (Network Act art. 50(8)). */
  confirmedAt: z.number().optional(),
});
export type Word = z.infer<typeof Word>;

/**
 * All that a customer said to one channel: one row, one epoch, which rises with every change, so that a send can name what
 * it relied on.
 */
export const Consent = z.object({
  customerId: z.string(),
  channel: Channel,
  epoch: z.int().min(1),
  /** To advertising on this channel as a whole. */
  all: Word.optional(),
  /** To single topics. */
  topics: z.record(z.string(), Word).default({}),
  /** To advertising at night, where the law asks for that separately. */
  night: Word.optional(),
  /** To noting opens and clicks. */
  tracking: Word.optional(),
});
export type Consent = z.infer<typeof Consent>;

/** What a word is about: the channel as a whole, `topic:offers`, the night, tracking. */
export type ConsentScope = 'all' | 'night' | 'tracking' | `topic:${string}`;

/** A line of the consent ledger: it is only ever added to, and outlives the customer's history. */
export const ConsentEntry = Word.extend({
  customerId: z.string(),
  channel: Channel,
  scope: z.templateLiteral(['topic:', z.string()]).or(z.enum(['all', 'night', 'tracking'])),
  /** Of the channel's consent, once this was in it. */
  epoch: z.int().min(1),
});
export type ConsentEntry = z.infer<typeof ConsentEntry>;

/** How an event says it: in one word for the channel as a whole, or with topics, night, tracking and evidence. */
export const SaidOfChannel = z.union([
  ConsentStatus,
  z.strictObject({
    status: ConsentStatus.optional(),
    topics: z.record(z.string().min(1).max(60), ConsentStatus).default({}),
    night: ConsentStatus.optional(),
    tracking: ConsentStatus.optional(),
    /** The customer was told of the consent and how to withdraw it, and nothing has changed. */
    confirmed: z.literal(true).optional(),
    ...evidence,
  }),
]);
export type SaidOfChannel = z.infer<typeof SaidOfChannel>;
