import * as z from 'zod';
import type { Channel } from '../channel/definition.ts';
import type { Consent } from '../consent/definition.ts';
import type { Purpose } from '../journey/definition.ts';
import type { JsonObject } from '../json.ts';
import type { RenderedMessage } from '../message/render-for.ts';
import type { Settings } from '../settings.ts';
import type { EpochMs } from '../time/instant.ts';

/** By whose law; `MB`: the large mailbox providers, `ZZ`: no law that we know, for countries unknown or without a pack. */
export type Pack = 'KR' | 'US' | 'CA' | 'EU' | 'JP' | 'MB' | 'ZZ';

/** What a rule says of one message to one customer. Reasons are words joined by hyphens, as everywhere in a send. */
export type Verdict =
  | { readonly verdict: 'allow' }
  | { readonly verdict: 'defer'; readonly until: EpochMs; readonly reason: string }
  | { readonly verdict: 'deny'; readonly reason: string };

/** What a rule says of the finished text: as it is, mended, or not at all. */
export type ContentVerdict =
  | { readonly verdict: 'allow' }
  | { readonly verdict: 'fix'; readonly message: RenderedMessage; readonly reason: string }
  | { readonly verdict: 'deny'; readonly reason: string };

/** The message-to-be, as far as law looks at it. Nothing is read from a clock or a store by a rule. */
export type Recipient = {
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly topic: string;
  /** In the form of `addressFor`: lower case, E.164. */
  readonly address: string;
  /** Every country whose law may hold (see `countriesOf`), ISO 3166-1 alpha-2. */
  readonly countries: ReadonlySet<string>;
  /** Every zone that the customer may be in (see `plausibleZones`), IANA names. */
  readonly zones: readonly string[];
  /** All that the customer said to this channel. */
  readonly consent: Consent | undefined;
  readonly traits: JsonObject;
  readonly settings: Settings;
  /** How many marketing texts the customer got before, and when the last one was. */
  readonly earlier: { readonly sent: number; readonly lastAt: EpochMs | undefined };
  readonly now: EpochMs;
};

/** What a rule sees of a message and the company before anyone is written to: for `sojourn validate`. */
type Authored = {
  readonly channel: Channel;
  readonly locale: string;
  readonly purpose: Purpose;
  readonly settings: Settings;
  /** Country whose pack is asked. */
  readonly country: string;
  /** As the first sample of the message makes it. */
  readonly message: RenderedMessage;
};

/** In the marketer's words. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
  /** A settings field that is missing or wrong (`brand.address`), where that is what must be mended; else the text is. */
  readonly setting?: string;
};

/** One rule of one pack: one file, named by its id, with golden tests of the same name. */
export type PolicyRule = {
  /** `KR-2`. */
  readonly id: string;
  readonly pack: Pack;
  /** What it is about: advertising only, or whatever is sent. */
  readonly binds: 'advertising' | 'everything';
  readonly channels: readonly Channel[];
  /** Law, article, date: what the rule stands on. */
  readonly source: string;
  /** What it asks for, in one sentence for people. */
  readonly says: string;
  /** Before anything is written: may this customer be written to, now? */
  readonly recipient?: (about: Recipient) => Verdict;
  /** The finished text. */
  readonly content?: (about: Recipient, message: RenderedMessage) => ContentVerdict;
  /** At the author's desk. */
  readonly author?: (about: Authored) => readonly Finding[];
};

/** What is kept with a send: which rules said anything but `allow`. */
export const PolicyResult = z.object({
  rule: z.string(),
  verdict: z.enum(['defer', 'deny', 'fix']),
  reason: z.string(),
});
export type PolicyResult = z.infer<typeof PolicyResult>;
