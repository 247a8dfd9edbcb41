import type { Agenda } from './agenda/definition.ts';
import type { Audience } from './audience/definition.ts';
import type { Channel } from './channel/definition.ts';
import type { Consent, ConsentEntry } from './consent/definition.ts';
import type { ContactHistory } from './contact/definition.ts';
import type { Enrolment, EnrolmentRef, Held, Run } from './enrolment/definition.ts';
import type { EventCatalog } from './event/catalog.ts';
import type { CustomerEvent, EventRef, InboundEvent, MessageEvent } from './event/definition.ts';
import type { DeliveryEvent } from './event/delivery.ts';
import type { Verdict } from './experiment/analysis/decision.ts';
import type { Decision } from './experiment/decision.ts';
import type { Snapshot } from './experiment/snapshot.ts';
import type { Cohort, Metric } from './experiment/totals.ts';
import type { JourneyTriggers, Registry } from './journey/compiled.ts';
import type { CompiledMessage } from './message/definition.ts';
import type { Send } from './message/send.ts';
import type { Pace } from './pace/definition.ts';
import type { Profile } from './profile/definition.ts';
import type { Report } from './report/definition.ts';
import type { EpochMs } from './time/instant.ts';
import type { TokenKey } from './token/definition.ts';

/**
 * What core needs from the world. `lib/aws` answers with DynamoDB, SES, SNS, EventBridge, Step Functions and S3;
 * `lib/local` in memory on a virtual clock. One contract suite holds both to the same behaviour.
 *
 * Stores read consistently. A write names what it assumes; where the assumption no longer holds, nothing is written and
 * the answer says so. They throw StoreBusyError when rows are contended, and only then or when the engine is down.
 */

export type Clock = { now(): EpochMs };

/** All that is kept of one customer but the history: one read. */
export type CustomerRecord = {
  /** Version 0 and no traits for a customer never heard of. */
  readonly profile: Profile;
  /** At most one for each channel. */
  readonly consents: readonly Consent[];
  readonly contacts: ContactHistory;
  readonly agenda: Agenda;
  /** Active and ended, oldest first. */
  readonly enrolments: readonly Enrolment[];
};

export type CustomerStore = {
  /** Everything of one customer: profile, consents, contacts, enrolments. */
  customer(customerId: string): Promise<CustomerRecord>;

  /**
   * Keeps an event and what it says of the customer, at once or not at all.
   * @returns `duplicate` with the event as first kept, when its id is known; `finished` when all that it does is done
   * besides; `stale` when profile or a consent has moved on from the version or epoch that the new one follows
   * (new = old + 1)
   */
  keepEvent(change: {
    readonly event: CustomerEvent;
    readonly profile: Profile;
    readonly consents: readonly Consent[];
    /** What was said, line by line, for the consent ledger. */
    readonly said: readonly ConsentEntry[];
  }): Promise<{ outcome: 'kept' | 'finished' | 'stale' } | { outcome: 'duplicate'; event: CustomerEvent }>;

  /** Writes a profile (version = read version + 1) by itself: a merge, an erasure. */
  putProfile(profile: Profile): Promise<'written' | 'stale'>;

  /**
   * Copies an id's history and consent ledger into another customer's. Doing so again changes nothing. The event ledger still
   * knows each event as a duplicate.
   * @returns how many events there are
   */
  copyHistory(ids: { from: string; into: string }): Promise<number>;

  /** What a merge makes of the customer: profile (version + 1), consents (epoch + 1) and contacts (version + 1), at once or not at all. */
  adopt(merged: {
    readonly profile: Profile;
    readonly consents: readonly Consent[];
    readonly contacts: ContactHistory | undefined;
  }): Promise<'written' | 'stale'>;

  /**
   * Deletes all that is kept under a customer's id: traits, history, consents, contacts, agenda, enrolments and their sends.
   * What stays: the profile row without traits (`erasedAt`), and the consent ledger without what names the person, for a
   * company must be able to show what it was allowed to do. May be called again.
   */
  erase(customerId: string, at: EpochMs): Promise<void>;

  /**
   * Customers in one of DIRECTORY_SHARDS parts, in order of their ids, after one; merged and erased ids too. May lag by some
   * seconds.
   */
  directory(page: { shard: number; after?: string; limit: number }): Promise<readonly string[]>;

  /** Notes that all that a kept event does is done, so that its repetition does nothing. */
  finishEvent(eventId: string): Promise<void>;

  /** The consent ledger of one customer, oldest first: every word ever given, with its evidence. */
  consentLedger(customerId: string): Promise<readonly ConsentEntry[]>;

  /**
   * Notes a first open or click of a message in the contacts: for the choice of the next channel, and for conditions on
   * the last messages. Approximate: a crash just before it loses one.
   */
  noteResponse(
    customerId: string,
    response: { sendId: string; channel: Channel; was: 'opened' | 'clicked' },
  ): Promise<void>;

  /** One event of the history, by its reference. */
  event(customerId: string, ref: EventRef): Promise<CustomerEvent | undefined>;

  /** Events of one name since a time of occurrence (inclusive), oldest first. */
  eventsNamed(question: {
    customerId: string;
    name: string;
    since: EpochMs;
  }): Promise<readonly CustomerEvent[]>;

  /**
   * Writes the profile (version = read version + 1) as the effect of an `update` step, once for each visit.
   * @returns `done-before` when this visit applied it already
   */
  applyUpdate(change: {
    readonly profile: Profile;
    readonly run: Run;
    readonly stepId: string;
  }): Promise<'applied' | 'done-before' | 'stale' | 'leg-over'>;
};

export type EnrolmentStore = {
  enrolment(ref: EnrolmentRef): Promise<Enrolment | undefined>;

  /**
   * Puts a new enrolment (RUNNING, leg 1).
   * @param previous the enrolment of the same journey and key that the re-entry rule was checked against
   * @param capacity how many may ever enter the journey, where that is limited; counted in the same transaction
   * @returns `exists` when this very enrolment is there; `stale` when another one came in since `previous`, or the id was merged or
   * erased; `full`
   */
  enrol(
    enrolment: Enrolment,
    previous: string | undefined,
    capacity?: number,
  ): Promise<'enrolled' | 'exists' | 'stale' | 'full'>;

  /**
   * The same enrolment in another customer's name (merge): parked, failed or ended, for no leg may be under way. Who assigned
   * its variants stays in `assignedAs`. `moved` also where it was moved before; `exists`: that customer has another one of the
   * same journey and key, and this one stays where it is. @param behind that other one, where this one may come after it
   */
  move(ref: EnrolmentRef, into: string, behind?: string): Promise<'moved' | 'exists' | 'running'>;

  /**
   * PARKED leg n, due → PARKED leg n, due later: its journey is paused. `waiting.pausedSince` keeps when it was first due.
   */
  postpone(
    ref: EnrolmentRef,
    from: { leg: number; dueAt: EpochMs; until: EpochMs },
  ): Promise<'postponed' | 'moved-on'>;

  /** FAILED → RUNNING leg n + 1 at the state where it failed, same visit: a person has mended what was wrong. */
  retry(ref: EnrolmentRef, from: { leg: number; leaseUntil: EpochMs }): Promise<Enrolment | undefined>;

  /** PARKED leg n at `at` → PARKED leg n in another version, at the same wait under its new name. A person's migration. */
  migrate(
    ref: EnrolmentRef,
    from: { leg: number; version: string },
    to: { version: string; machine: string; at: string; onDue: string; onEvent?: string },
  ): Promise<'migrated' | 'moved-on'>;

  /**
   * The latest enrolment of each customer and key in a journey, oldest first; those entered since (and at) a moment, where one is
   * given. May lag by some seconds.
   */
  roll(journeyId: string, since?: EpochMs): AsyncIterable<EnrolmentRef>;

  /** RUNNING leg → PARKED. Parked at the same place by this very leg before: `parked`, and nothing changes. */
  park(
    run: Run,
    parked: { at: string; dueAt: EpochMs; waiting: NonNullable<Enrolment['waiting']> },
  ): Promise<'parked' | 'leg-over'>;

  /**
   * PARKED leg n → RUNNING leg n + 1, at `at`; visit + 1, begun then, or the same visit where a send was held. `wokenBy` is the event that
   * ended the wait, if one did.
   * @returns the enrolment as it now is, or undefined when someone else was first
   */
  wake(
    ref: EnrolmentRef,
    from: {
      leg: number;
      at: string;
      leaseUntil: EpochMs;
      visit: 'same' | { began: EpochMs };
      wokenBy?: string;
      /** It comes this late, after a pause: when it had been due. Else the enrolment forgets an earlier lateness, but in the same visit. */
      lateSince?: EpochMs;
    },
  ): Promise<Enrolment | undefined>;

  /** RUNNING leg n whose lease ran out by `now` (dueAt ≤ now) → RUNNING leg n + 1, same visit, same place. Undefined as in wake. */
  takeOver(
    ref: EnrolmentRef,
    from: { leg: number; now: EpochMs; leaseUntil: EpochMs },
  ): Promise<Enrolment | undefined>;

  /** RUNNING leg → DONE. */
  complete(run: Run, end: { at: string; reason: string; endedAt: EpochMs }): Promise<'ended' | 'leg-over'>;

  /** RUNNING leg → FAILED at a state. */
  fail(run: Run, end: { at: string; reason: string; endedAt: EpochMs }): Promise<'ended' | 'leg-over'>;

  /** RUNNING or PARKED, any leg → DONE. */
  exit(ref: EnrolmentRef, end: { reason: string; endedAt: EpochMs }): Promise<'ended' | 'already-ended'>;

  /** Keeps the first goal reached; later ones change nothing. */
  reachGoal(ref: EnrolmentRef, goal: NonNullable<Enrolment['goal']>): Promise<'reached' | 'already-reached'>;

  /** Enrolments with dueAt in [from, to), in order of it: the time wheel's only question. May lag by some seconds. */
  fallingDue(from: EpochMs, to: EpochMs): AsyncIterable<DueEnrolment>;
};

export type AgendaStore = {
  /**
   * Writes an agenda (version = read version + 1), and with it who is a member of which segment.
   * @param change segments entered and left since the version read; at most 40 in all, so that one transaction holds them
   */
  write(
    agenda: Agenda,
    change: { readonly entered: readonly string[]; readonly left: readonly string[] },
  ): Promise<'written' | 'stale'>;

  /** Takes what has been told out of `untold`, if the agenda still has this version; leaves the version as it is. */
  told(agenda: { readonly customerId: string; readonly version: number }): Promise<void>;

  /** Members of a segment in one of DIRECTORY_SHARDS parts, in order of their ids, after one. May lag by some seconds. */
  members(page: {
    segment: string;
    shard: number;
    after?: string;
    limit: number;
  }): Promise<readonly string[]>;

  /** Agendas with dueAt in [from, to), in order of it. May lag by some seconds. */
  fallingDue(from: EpochMs, to: EpochMs): AsyncIterable<DueAgenda>;
};
export type DueAgenda = {
  readonly customerId: string;
  readonly dueAt: EpochMs;
  /** Not time but a journey's `update` step changed something: these traits. */
  readonly traits?: readonly string[];
  /** With `traits`: how many journeys stand between what they change and an event from outside, the updating one included. */
  readonly hop?: number;
};

/** Events that were not taken in, with the reason. */
export type AsideStore = {
  /** Keeps one, for 90 days, and counts it by name and reason; once for each id. */
  setAside(aside: Aside): Promise<void>;
  /** How many there were, by day, name and reason. */
  counts(since: EpochMs): Promise<readonly AsideCount[]>;
  /** Those of one day (any instant of it), oldest first. */
  of(day: EpochMs): AsyncIterable<Aside>;
};
export type Aside = {
  readonly id: string;
  readonly at: EpochMs;
  readonly name: string;
  /** One of few words, which are counted: `unknown-event`, `invalid-properties`, `erased-customer`. */
  readonly reason: string;
  /** For people: what exactly is wrong. */
  readonly detail: string;
  /** As it came. Absent where keeping it is what must not be: an erased customer's. */
  readonly event?: unknown;
};
export type AsideCount = {
  readonly day: string;
  readonly name: string;
  readonly reason: string;
  readonly count: number;
};
export type DueEnrolment = EnrolmentRef & { readonly leg: number; readonly dueAt: EpochMs };

export type SendStore = {
  send(sendId: string): Promise<Send | undefined>;

  /**
   * Claims a send (SENDING, with owner, lease and dueAt) before the provider is called, in one transaction that checks all of
   * `basis`. The enrolment notes the send as one of its step's.
   * @returns why nothing was claimed, where nothing was: the first of these that holds, in the order of the type
   */
  claim(send: Send, place: Place, basis: ClaimBasis): Promise<'claimed' | ClaimRefusal>;

  /**
   * Writes a send that ends without a call, SKIPPED or FAILED as its status says, once, by the same rule of place; the
   * enrolment notes it too.
   */
  skip(send: Send, place: Place): Promise<'skipped' | 'leg-over' | 'exists'>;

  /**
   * Lets a send of the current leg wait: the row becomes READY with its reason, and the enrolment RUNNING → PARKED at the
   * send's step until `until`, with `held`; both or neither. The row is absent, READY, or claimed by `owner`.
   */
  hold(
    send: Send,
    run: Run,
    until: { dueAt: EpochMs; held: Held; onDue: string; owner: string | undefined },
  ): Promise<'held' | 'leg-over' | 'exists'>;

  /** The same for a send without a leg: READY, detached, due at `dueAt`. The row is READY, or claimed by `owner`. */
  holdDetached(send: Send, until: { dueAt: EpochMs; owner: string | undefined }): Promise<'held' | 'exists'>;

  /**
   * SENDING → SENT by its owner, with `sent` as the first evidence. Where evidence came first, only what it lacked is added.
   * Does nothing for someone else's claim.
   */
  recordAccepted(
    sendId: string,
    accepted: { owner: string; providerMessageId: string; at: EpochMs },
  ): Promise<void>;

  /** SENDING → FAILED by its owner: the provider will never take it. Does nothing where evidence came first. */
  recordRefused(sendId: string, refusal: { owner: string; reason: string }): Promise<void>;

  /**
   * SENDING (its lease is over) or READY, with these copies → UNKNOWN: it may have gone out, and will not go out again.
   * @returns the send as it now is, whoever made it so; undefined for an unknown one
   */
  giveUp(sendId: string, from: { copies: number; reason: string }): Promise<Send | undefined>;

  /** UNKNOWN → READY (`reopened`), detached and due: a person wants another copy. @returns undefined when it is not UNKNOWN */
  reopen(sendId: string, at: EpochMs): Promise<Send | undefined>;

  /**
   * Puts a send READY, detached and due, in place of one that did not arrive; once. The enrolment notes it as one of its
   * step's, whatever its state.
   */
  follow(send: Send): Promise<'put' | 'exists'>;

  /** Sends whose dueAt lies in [from, to), in order of it. May lag by some seconds. */
  fallingDue(from: EpochMs, to: EpochMs): AsyncIterable<DueSend>;

  /** Sends of a journey that ended as UNKNOWN, oldest first. May lag by some seconds. */
  unknown(journeyId: string): AsyncIterable<Send>;

  /**
   * Notes evidence; SENDING, READY or UNKNOWN → SENT, for an event can only come from an accepted message. Never goes back;
   * a FAILED or SKIPPED send stays as it is. For a marketing message `sent`, `complained` and a permanent `bounced` are
   * counted for its journey in the same transaction, once (see JourneyStore.health): `sent` by the provider's own event,
   * also where recordAccepted noted it first.
   * @returns the send as it now is, with whether this kind of evidence is new; undefined for an unknown send
   */
  recordEvidence(
    sendId: string,
    evidence: { kind: MessageEvent; at: EpochMs; providerMessageId: string; permanent: boolean },
  ): Promise<{ send: Send; first: boolean } | undefined>;
};

/** From where a send is made: a leg, which must be current; or without one, from a row in this state. */
export type Place =
  | {
      readonly run: Run;
      /** The step's sends in this visit, this one included: what the enrolment will note. */
      readonly stepSends: readonly string[];
    }
  | { readonly again: { readonly status: 'READY' | 'SENDING'; readonly copies: number } };

/** What a claim relies on. */
export type ClaimBasis = {
  /** In the form of `addressFor`; it must not be suppressed. */
  readonly address: string;
  /** Epoch of the channel's consent; undefined: none is needed. */
  readonly consentEpoch: number | undefined;
  /** The history with this message in it (version = read version + 1); undefined: it does not count. */
  readonly contacts: ContactHistory | undefined;
  /**
   * The same message to the same address goes to one customer only: not to this one, if another got it since. Undefined:
   * does not matter.
   */
  readonly oneForAddress: { readonly since: EpochMs } | undefined;
  /** The journey must not be paused. False for what is transactional. */
  readonly unlessPaused: boolean;
};

export type ClaimRefusal =
  | 'leg-over'
  | 'exists'
  | 'journey-paused'
  | 'consent-changed'
  | 'suppressed'
  | 'contacts-changed'
  | 'address-served';

export type DueSend = { readonly sendId: string; readonly dueAt: EpochMs };

export type SuppressionReason = 'hard-bounce' | 'soft-bounces' | 'complaint' | 'stop';
export type SuppressionStore = {
  /** No message goes to this address any more. @returns false when it was suppressed before; its first reason stays */
  suppress(suppression: {
    channel: Channel;
    address: string;
    reason: SuppressionReason;
    at: EpochMs;
  }): Promise<boolean>;

  /** Takes a suppression back, if it has this reason. */
  release(suppression: { channel: Channel; address: string; reason: SuppressionReason }): Promise<boolean>;

  suppression(channel: Channel, address: string): Promise<SuppressionReason | undefined>;

  /** Notes a bounce that may get better, once for each send. @returns how many there were since `since`, this one included */
  noteSoftBounce(bounce: {
    channel: Channel;
    address: string;
    sendId: string;
    at: EpochMs;
    since: EpochMs;
  }): Promise<number>;
};

/** What became of a journey's marketing messages. */
export type JourneyHealth = { readonly sent: number; readonly bounced: number; readonly complained: number };
export type JourneyPause = { readonly reason: string; readonly at: EpochMs };

export type JourneyStore = {
  /** No marketing message of the journey is claimed from now on; those that want out are held. */
  pause(journeyId: string, pause: JourneyPause): Promise<'paused' | 'already-paused'>;
  resume(journeyId: string): Promise<'resumed' | 'not-paused'>;
  pauseOf(journeyId: string): Promise<JourneyPause | undefined>;
  /** Counted by whole hours since (and with) the hour of `since`. */
  health(journeyId: string, since: EpochMs): Promise<JourneyHealth>;
};

/** How fast a channel may go: see lib/core/pace. */
export type PaceStore = {
  pace(channel: Channel): Promise<Pace>;
  /**
   * Takes the next turn of those who wait: max(now, the last turn) + 1000 / perSecond, all in one write.
   * @returns when that is
   */
  takeTurn(channel: Channel, now: EpochMs, perSecond: number): Promise<EpochMs>;
  /** Nobody sends on this channel until then. A later end than the one that stands is kept. */
  close(channel: Channel, stop: { until: EpochMs; reason: string }): Promise<void>;
  /** What the account may send, as the provider says. */
  setAllowance(channel: Channel, allowance: Pace['allowance']): Promise<void>;
};

export type Assignment = {
  readonly experimentId: string;
  readonly customerId: string;
  readonly variant: string;
  /** In force when it was made: they name its cohort, and are the probabilities that it was made with. */
  readonly weights: Cohort['weights'];
  readonly at: EpochMs;
};

/** Who and what an experiment counts (core/experiment/totals), in cohorts. */
export type ExperimentStore = {
  /**
   * Notes who got which variant, counting the customer once, and the enrolment's variant for the step.
   * @returns the variant that the customer has: the one given, or the one of an earlier assignment
   */
  assign(assignment: Assignment, run: Run, stepId: string): Promise<{ variant: string } | 'leg-over'>;

  /**
   * The same for an experiment that is no step of a journey: the global holdout. `by` is the enrolment that brought the
   * customer in. @returns the variant that the customer has, and which enrolment brought it
   */
  join(assignment: Assignment, by: string): Promise<{ variant: string; by: string }>;

  /**
   * Credits an outcome to the customer's variant: the event's row, the customer's totals and the counter in one transaction,
   * so that a repeated event changes nothing. A customer counts once for each metric.
   * @returns `duplicate` also where a metric without a value counts the customer already; `too-early`: it happened before
   * the assignment, which cannot have caused it
   */
  credit(outcome: {
    experimentId: string;
    customerId: string;
    eventId: string;
    metric: Metric;
    /** Negative for a refund; 0 but for orders and refunds. */
    valueMinor: number;
    at: EpochMs;
  }): Promise<'credited' | 'duplicate' | 'not-assigned' | 'too-early'>;

  /** All cohorts, in order of variant and day. */
  totals(experimentId: string): Promise<readonly Cohort[]>;

  /**
   * The same once more from the rows of customers and their outcomes, one part for each customer, and what erased customers
   * leave behind: for `recount`. May lack what came in the last seconds.
   */
  rows(experimentId: string): AsyncIterable<Cohort>;

  /**
   * Writes a decision with the next version, once. @returns the decision that has this version: this one, or the one of
   * whoever came first
   */
  decide(experimentId: string, decision: Decision): Promise<Decision>;

  /** All decisions, the last one first. @param limit how many at most */
  decisions(experimentId: string, limit?: number): Promise<readonly Decision[]>;

  /** Keeps how it stands: the last one of each day (UTC). */
  keepSnapshot(experimentId: string, snapshot: Snapshot): Promise<void>;

  /** Oldest first. */
  snapshots(experimentId: string): Promise<readonly Snapshot[]>;

  /** Keeps the first final verdict. @returns the one that stands */
  settle(experimentId: string, verdict: Verdict): Promise<Verdict>;

  settled(experimentId: string): Promise<Verdict | undefined>;

  /** Adds to a cohort's counters what a recount found missing. Not idempotent: a person's repair. */
  amend(experimentId: string, difference: Cohort): Promise<void>;
};

/** What the company is told of its journeys (core/report). */
export type ReportStore = {
  put(report: Report): Promise<void>;
  /** The one that was put last. */
  latest(): Promise<Report | undefined>;
};

export type WheelStore = {
  /** Up to when what falls due has been handed over. Undefined: never yet. */
  handedUntil(): Promise<EpochMs | undefined>;
  setHandedUntil(until: EpochMs): Promise<void>;
  /** The audience with which the last walk over all customers was begun. Undefined: none ever. */
  walkedEdition(): Promise<string | undefined>;
  setWalkedEdition(edition: string): Promise<void>;
};

/** Walks over many customers: a Step Functions Distributed Map, shaped in its rate. */
export type Walks = {
  /** Begins one; one of the same name is begun once. */
  start(walk: Walk): Promise<void>;
};
export type Walk = {
  /** Unique for what it does: `backfill.<edition>.<minute>`, `schedule.<journey>.<occasion>`. */
  readonly name: string;
  /** Not before. */
  readonly at: EpochMs;
  readonly job: WalkJob;
};
/** One part of a walk, page by page (tasks/walk-customers). */
export type WalkJob =
  | { readonly backfill: string }
  | { readonly schedule: { readonly journeyId: string; readonly occasion: string } };

/** What the deployment put there. Versions and hashes never change their content. */
export type Content = {
  registry(): Promise<Registry>;
  triggers(journeyId: string, version: string): Promise<JourneyTriggers>;
  message(hash: string): Promise<CompiledMessage>;
  /** @param edition as the registry has it */
  audience(edition: string): Promise<Audience>;
  /** @param edition as the registry has it */
  catalog(edition: string): Promise<EventCatalog>;
};

export type OutgoingEmail = {
  readonly sendId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** List-Unsubscribe and its like. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the provider may note that the mail was opened. */
  readonly trackOpens: boolean;
};
export type OutgoingSms = {
  readonly sendId: string;
  readonly to: string;
  readonly text: string;
  readonly senderId: string | undefined;
  readonly purpose: 'marketing' | 'transactional';
};

/** What the provider said to one call; there is never a second call for an ambiguous answer (design §6). */
export type SendAnswer =
  | { readonly outcome: 'accepted'; readonly providerMessageId: string }
  /**
   * Not accepted for now. `rate`: too fast, or not reached; `quota`: the day's messages are used up; `stopped`: nothing goes
   * out until a person has seen to the account.
   */
  | {
      readonly outcome: 'refused-for-now';
      readonly why: 'rate' | 'quota' | 'stopped';
      readonly code: string;
    }
  /** Not accepted, and never will be. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** Perhaps accepted: a time-out, a reset, a 5xx. */
  | { readonly outcome: 'ambiguous'; readonly code: string };

export type Sender = {
  email(email: OutgoingEmail): Promise<SendAnswer>;
  sms(sms: OutgoingSms): Promise<SendAnswer>;
};

/** What the provider lets the account send by e-mail. */
export type Allowances = { email(): Promise<NonNullable<Pace['allowance']>> };

/** Whom a person must look at something: the alarm topic. */
export type Alarms = { raise(alarm: { readonly subject: string; readonly text: string }): Promise<void> };

/** The public pages: unsubscribing, preferences, click redirects. */
export type Pages = {
  /** Where they are: `https://…`, without a slash at the end. */
  address(): string;
  /** Keys of the links' tokens: the first signs, all verify. */
  keys(): Promise<readonly TokenKey[]>;
};

/** Names that nobody else has: for claims. */
export type Ids = { fresh(): string };

/** Hands news of a message that does not come from a provider (a click on one of our links) to record-delivery. */
export type DeliveryNews = { tell(news: DeliveryEvent): Promise<void> };

export type LegRunner = {
  /** Starts a leg on the version that the enrolment is pinned to. Starting one twice is harmless. */
  start(machine: string, run: Run): Promise<void>;
};

export type EventPublisher = {
  /** Puts an event on the bus, as any other system would. */
  publish(event: InboundEvent): Promise<void>;
  /** Several, in as few requests as can be. When it throws, some may be on the bus: each has an id, so all may come again. */
  publishAll(events: readonly InboundEvent[]): Promise<void>;
};

/** Sends that the time wheel looks after (tasks/settle-send). */
export type SendQueue = {
  /** Hands them over for their dueAt, at most 15 minutes ahead; those past due, now. */
  settleAt(due: readonly DueSend[], now: EpochMs): Promise<void>;
};

/** Agendas that fall due, or that something else than an event of the customer changed (tasks/review-agenda). */
export type ReviewQueue = {
  /** Hands them over for their dueAt, at most 15 minutes ahead; those past due, now. */
  reviewAt(due: readonly DueAgenda[], now: EpochMs): Promise<void>;
};

/** Keys that sources of events identify themselves with at the collector. */
export type WriteKeys = { keys(): Promise<readonly string[]> };

export type WakeQueue = {
  /** Hands over enrolments to be woken at their dueAt, at most 15 minutes ahead; those past due, now. */
  wakeAt(due: readonly DueEnrolment[], now: EpochMs): Promise<void>;
};
