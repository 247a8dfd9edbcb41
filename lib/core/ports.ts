import type { Consent } from './consent/definition.ts';
import type { Enrolment, EnrolmentRef, Run } from './enrolment/definition.ts';
import type { Channel, CustomerEvent, EventRef, InboundEvent, MessageEvent } from './event/definition.ts';
import type { JourneyTriggers, Registry } from './journey/compiled.ts';
import type { CompiledMessage } from './message/definition.ts';
import type { Send } from './message/send.ts';
import type { Profile } from './profile/definition.ts';
import type { EpochMs } from './time/instant.ts';

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
  readonly consents: readonly Consent[];
  /** Active and ended, oldest first. */
  readonly enrolments: readonly Enrolment[];
};

export type CustomerStore = {
  /** Everything of one customer: profile, consents, enrolments. */
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
  }): Promise<{ outcome: 'kept' | 'finished' | 'stale' } | { outcome: 'duplicate'; event: CustomerEvent }>;

  /** Notes that all that a kept event does is done, so that its repetition does nothing. */
  finishEvent(eventId: string): Promise<void>;

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
   * @returns `exists` when this very enrolment is there; `stale` when another one came in since `previous`
   */
  enrol(enrolment: Enrolment, previous: string | undefined): Promise<'enrolled' | 'exists' | 'stale'>;

  /** RUNNING leg → PARKED. Parked at the same place by this very leg before: `parked`, and nothing changes. */
  park(
    run: Run,
    parked: { at: string; dueAt: EpochMs; waiting: NonNullable<Enrolment['waiting']> },
  ): Promise<'parked' | 'leg-over'>;

  /**
   * PARKED leg n → RUNNING leg n + 1, visit + 1, at `at`; `wokenBy` is the event that ended the wait, if one did.
   * @returns the enrolment as it now is, or undefined when someone else was first
   */
  wake(
    ref: EnrolmentRef,
    from: { leg: number; at: string; leaseUntil: EpochMs; wokenBy?: string },
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
export type DueEnrolment = EnrolmentRef & { readonly leg: number; readonly dueAt: EpochMs };

export type SendStore = {
  send(sendId: string): Promise<Send | undefined>;

  /**
   * Claims a send before the provider is called, in one transaction: the row is absent (or READY), the leg is current,
   * the consent relied on still has its epoch, the address is not suppressed. The enrolment notes the send.
   * @param basis consent epoch relied on (undefined: none needed), and the address about to be used
   * @returns why nothing was claimed, where nothing was: the first of these that holds, in the order of the type
   */
  claim(
    send: Send,
    run: Run,
    basis: { consentEpoch: number | undefined; address: string },
  ): Promise<'claimed' | 'leg-over' | 'exists' | 'consent-changed' | 'suppressed'>;

  /**
   * Writes a send that ends without a call, SKIPPED or FAILED as its status says, once, by the same rules of leg and
   * absence; the enrolment notes it too.
   */
  skip(send: Send, run: Run): Promise<'skipped' | 'leg-over' | 'exists'>;

  /** SENDING → SENT, with `sent` as the first evidence. Where evidence came first, only what it lacked is added. */
  recordAccepted(sendId: string, accepted: { providerMessageId: string; at: EpochMs }): Promise<void>;

  /** SENDING → READY (may be tried again) or FAILED. Does nothing where evidence came first. */
  recordRefused(sendId: string, refusal: { status: 'READY' | 'FAILED'; reason: string }): Promise<void>;

  /**
   * Notes evidence; SENDING, READY or UNKNOWN → SENT, for an event can only come from an accepted message. Never goes back;
   * a FAILED or SKIPPED send stays as it is.
   * @returns the send as it now is, with whether this kind of evidence is new; undefined for an unknown send
   */
  recordEvidence(
    sendId: string,
    evidence: { kind: MessageEvent; at: EpochMs; providerMessageId: string },
  ): Promise<{ send: Send; first: boolean } | undefined>;
};

export type SuppressionStore = {
  /** No message goes to this address any more. Idempotent. */
  suppress(suppression: {
    channel: Channel;
    address: string;
    reason: 'hard-bounce' | 'complaint';
    at: EpochMs;
  }): Promise<void>;
  isSuppressed(channel: Channel, address: string): Promise<boolean>;
};

/** Totals of one variant over all counter shards. Value is in hundredths of the currency, squares in their square. */
export type VariantTotals = {
  readonly variant: string;
  readonly assigned: number;
  readonly clicked: number;
  readonly converted: number;
  readonly valueMinor: number;
  readonly valueSquares: number;
};

export type ExperimentStore = {
  /**
   * Notes who got which variant, counting the customer once, and the enrolment's variant for the step.
   * @returns the variant that the customer has: the one given, or the one of an earlier assignment
   */
  assign(
    assignment: { experimentId: string; customerId: string; variant: string; at: EpochMs },
    run: Run,
    stepId: string,
  ): Promise<{ variant: string } | 'leg-over'>;

  /**
   * Credits an outcome to the customer's variant: the event's row, the customer's totals and the counter shard in one
   * transaction, so that a repeated event changes nothing. Customer totals count a customer once.
   */
  credit(outcome: {
    experimentId: string;
    customerId: string;
    eventId: string;
    metric: 'clicked' | 'converted';
    valueMinor: number;
    at: EpochMs;
  }): Promise<'credited' | 'duplicate' | 'not-assigned'>;

  totals(experimentId: string): Promise<readonly VariantTotals[]>;
};

export type WheelStore = {
  /** Up to when falling-due enrolments have been handed over. Undefined: never yet. */
  handedUntil(): Promise<EpochMs | undefined>;
  setHandedUntil(until: EpochMs): Promise<void>;
};

/** What the deployment put there. Versions and hashes never change their content. */
export type Content = {
  registry(): Promise<Registry>;
  triggers(journeyId: string, version: string): Promise<JourneyTriggers>;
  message(hash: string): Promise<CompiledMessage>;
};

export type OutgoingEmail = {
  readonly sendId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
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
  /** Not accepted for now. */
  | { readonly outcome: 'refused-for-now'; readonly code: string }
  /** Not accepted, and never will be. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** Perhaps accepted: a time-out, a reset, a 5xx. */
  | { readonly outcome: 'ambiguous'; readonly code: string };

export type Sender = {
  email(email: OutgoingEmail): Promise<SendAnswer>;
  sms(sms: OutgoingSms): Promise<SendAnswer>;
};

export type LegRunner = {
  /** Starts a leg on the version that the enrolment is pinned to. Starting one twice is harmless. */
  start(machine: string, run: Run): Promise<void>;
};

export type EventPublisher = {
  /** Puts an event on the bus, as any other system would. */
  publish(event: InboundEvent): Promise<void>;
};

export type WakeQueue = {
  /** Hands over enrolments to be woken at their dueAt, at most 15 minutes ahead; those past due, now. */
  wakeAt(due: readonly DueEnrolment[], now: EpochMs): Promise<void>;
};
