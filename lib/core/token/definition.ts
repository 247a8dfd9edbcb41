import * as z from 'zod';
import { Channel } from '../channel/definition.ts';

/**
 * What a link in a message carries. Each purpose has a key of its own, derived from the ring's, so that no token passes for
 * another.
 */
export const TOKEN_PURPOSES = ['unsubscribe', 'preferences', 'edit', 'click'] as const;
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];

/** One key of the ring. */
export const TokenKey = z.object({
  /** Named in every token that it signed. */
  kid: z.string().regex(/^[a-z0-9]{1,16}$/),
  /** 32 random bytes or more, base64url. */
  secret: z.string().min(43),
  /** Epoch milliseconds; three years later it verifies no more. */
  since: z.number(),
});
export type TokenKey = z.infer<typeof TokenKey>;

/** For unsubscribe, preferences and edit. Short names, for it stands in a mail header of at most 995 characters. */
export const CustomerToken = z.object({
  /** Customer. */
  c: z.string(),
  ch: Channel,
  /** Topic of the message. */
  tp: z.string(),
  /** The send; empty for a link that is in none. */
  s: z.string(),
  /** Expiry, epoch seconds; none: the link works for as long as its key verifies. */
  e: z.int().optional(),
});
export type CustomerToken = z.infer<typeof CustomerToken>;

export const ClickToken = z.object({
  s: z.string(),
  ch: Channel,
  /** Where the link leads. */
  u: z.string(),
});
export type ClickToken = z.infer<typeof ClickToken>;

type Payloads = {
  unsubscribe: CustomerToken;
  preferences: CustomerToken;
  edit: CustomerToken;
  click: ClickToken;
};
/** What a token of each purpose carries. */
export type TokenPayload<Purpose extends TokenPurpose> = Payloads[Purpose];
export const TOKEN_PAYLOADS: { readonly [Purpose in TokenPurpose]: z.ZodType<Payloads[Purpose]> } = {
  unsubscribe: CustomerToken,
  preferences: CustomerToken,
  edit: CustomerToken,
  click: ClickToken,
};
