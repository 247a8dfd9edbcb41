import type { Consent } from '../consent/definition.ts';
import type { ContactHistory } from '../contact/definition.ts';
import type { WaitingMessage } from '../contact/slot-for.ts';
import type { ChannelWish, Purpose } from '../journey/definition.ts';
import type { JsonObject } from '../json.ts';
import type { ChannelReason } from '../message/send.ts';
import type { PolicyResult, Verdict } from '../policy/definition.ts';
import type { Settings } from '../settings.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Channel } from './definition.ts';

/** What the choice of a channel looks at. All of it is given: nothing is read from a store or a clock. */
export type ChannelQuestion = {
  /** Of `both`, each is asked for by itself. */
  readonly wish: Exclude<ChannelWish, 'both'>;
  readonly purpose: Purpose;
  readonly urgency: 'detail' | 'urgent';
  /** Goes out in quiet hours too. */
  readonly critical: boolean;
  readonly topic: string;
  /** The channels that the message has words for. */
  readonly content: readonly Channel[];
  readonly traits: JsonObject;
  readonly consents: readonly Consent[];
  readonly contacts: ContactHistory;
  /**
   * Names of this step's own sends in this visit. Where one is among the contacts already, because an earlier try claimed
   * it, it does not count against itself.
   */
  readonly countedBefore: readonly string[];
  readonly settings: Pick<Settings, 'quietHours' | 'caps'>;
  /** The customer's own zone, by which the days of a cap are counted. */
  readonly zone: string;
  /** Every zone that the customer may be in: quiet hours hold in all of them. */
  readonly zones: readonly string[];
  /** Channels that a claim has found unusable, and why: `suppressed`, `address-served`. */
  readonly unusable: ReadonlyMap<Channel, string>;
  /** What this message would cost on each channel, about. */
  readonly cost: Readonly<Record<Channel, number>>;
  /** What the policies say of a channel and address, in the form of `addressFor`, at a moment: now, or when the hours are over. */
  readonly judge: (channel: Channel, address: string, at: EpochMs) => Judgement;
  /** The journey's. */
  readonly priority: number;
  /** Other marketing messages of the customer that are held. */
  readonly waiting: readonly WaitingMessage[];
  readonly now: EpochMs;
};

type Judgement = Verdict & { readonly results: readonly PolicyResult[] };

export type ChannelChoice = {
  /** One for each channel, the best first. */
  readonly reasons: readonly ChannelReason[];
  /** For a list: the channels to go on with if the message does not arrive, in order. */
  readonly fallback: readonly Channel[];
} & ChannelOutcome;

/** It goes out now, or later, or never: then for the reason of the channel that a person would ask about. */
export type ChannelOutcome =
  | { readonly chosen: ChosenChannel; readonly deferred?: undefined; readonly skipped?: undefined }
  | { readonly deferred: DeferredChannel; readonly chosen?: undefined; readonly skipped?: undefined }
  | { readonly skipped: Skipped; readonly chosen?: undefined; readonly deferred?: undefined };

type Skipped = { readonly reason: string; readonly policies: readonly PolicyResult[] };

export type ChosenChannel = {
  readonly channel: Channel;
  readonly address: string;
  /** The consent that the choice relies on; undefined: it needs none. */
  readonly consentEpoch: number | undefined;
  /** Expected clicks a message, weighted by how well the channel suits the message. */
  readonly score: number;
  readonly policies: readonly PolicyResult[];
};

type DeferredChannel = {
  readonly channel: Channel;
  /** Later than now. The choice is made again then. */
  readonly until: EpochMs;
  readonly reason: string;
  readonly policies: readonly PolicyResult[];
};
