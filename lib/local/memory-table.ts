import type { Agenda } from '../core/agenda/definition.ts';
import type { Channel } from '../core/channel/definition.ts';
import { normalAddress } from '../core/channel/normal-address.ts';
import type { Consent, ConsentEntry } from '../core/consent/definition.ts';
import type { ContactHistory } from '../core/contact/definition.ts';
import type { Enrolment, EnrolmentRef } from '../core/enrolment/definition.ts';
import type { CustomerEvent, EventRef } from '../core/event/definition.ts';
import type { Verdict } from '../core/experiment/analysis/decision.ts';
import type { Credit } from '../core/experiment/customer-outcome.ts';
import type { Decision } from '../core/experiment/decision.ts';
import type { Snapshot } from '../core/experiment/snapshot.ts';
import type { CohortName } from '../core/experiment/totals.ts';
import type { Send } from '../core/message/send.ts';
import type { Pace } from '../core/pace/definition.ts';
import type {
  Aside,
  DueAgenda,
  DueEnrolment,
  DueSend,
  JourneyHealth,
  JourneyPause,
  SuppressionReason,
} from '../core/ports.ts';
import type { Profile } from '../core/profile/definition.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { createDueIndex, type DueIndex } from './memory-due-index.ts';
import { createNameIndex, type NameIndex } from './memory-name-index.ts';

/**
 * What all in-memory stores share. A store's function looks and writes without awaiting anything in between, which makes
 * each call one atomic transaction. All values are frozen copies: a change replaces them.
 */
export type MemoryTable = {
  readonly customers: Map<string, CustomerRow>;
  /** Every event by its id, and whose it is: the ledger of duplicates. */
  readonly events: Map<string, EventRef & { readonly customerId: string }>;
  /** Ids of events all of whose doings are done. */
  readonly finished: Set<string>;
  /** The latest enrolment of each customer, journey and key: the re-entry guard. */
  readonly entries: Map<string, EntryRow>;
  /** How many entered each journey that takes only so many. */
  readonly entered: Map<string, number>;
  readonly sends: Map<string, Send>;
  /** By addressKey. */
  readonly suppressions: Map<string, SuppressionReason>;
  /** Soft bounces by addressKey: when, by send. */
  readonly bounces: Map<string, ReadonlyMap<string, EpochMs>>;
  /** Who got the message of a journey's step at an address. */
  readonly served: Map<string, { readonly customerId: string; readonly at: EpochMs }>;
  readonly pauses: Map<string, JourneyPause>;
  /** By journey, then by the number of the hour. */
  readonly health: Map<string, Map<number, JourneyHealth>>;
  /** Sends that health has counted already. */
  readonly counted: Readonly<Record<keyof JourneyHealth, Set<string>>>;
  readonly pace: Map<Channel, PaceRow>;
  /** By experiment, then by customer. */
  readonly experiments: Map<string, Map<string, CustomerTotals>>;
  /** What was decided of each experiment, the last one first. */
  readonly decisions: Map<string, readonly Decision[]>;
  /** By experiment, then by day. */
  readonly snapshots: Map<string, ReadonlyMap<string, Snapshot>>;
  readonly settled: Map<string, Verdict>;
  readonly due: DueIndex<DueEnrolment>;
  readonly dueSends: DueIndex<DueSend>;
  readonly dueAgendas: DueIndex<DueAgenda>;
  /** Every customer with a profile, in one list. */
  readonly directory: NameIndex;
  /** One list for each segment. */
  readonly members: NameIndex;
  /** By id, in the order in which they came. */
  readonly asides: Map<string, Aside>;
  readonly wheel: { handedUntil: EpochMs | undefined; walkedEdition: string | undefined };
};

export type CustomerRow = {
  profile: Profile | undefined;
  consents: readonly Consent[];
  ledger: readonly ConsentEntry[];
  contacts: ContactHistory | undefined;
  agenda: Agenda | undefined;
  /** By time of entry. */
  enrolments: readonly Enrolment[];
  /** By time of occurrence, then by id. */
  readonly history: CustomerEvent[];
};

export type EntryRow = EnrolmentRef & {
  readonly journeyId: string;
  readonly enteredAt: EpochMs;
  /** Came by a merge, from this id. */
  readonly movedFrom?: string;
};

export type PaceRow = {
  readonly lastTurnMicros: number;
  readonly closed: Pace['closed'];
  readonly allowance: Pace['allowance'];
};

/** What one customer earned for the variant they were given. */
export type CustomerTotals = CohortName & {
  readonly assignedAt: EpochMs;
  readonly by: string | undefined;
  /** By metric and event. */
  readonly credited: Map<string, Credit>;
};

export function createMemoryTable(): MemoryTable {
  return {
    customers: new Map(),
    events: new Map(),
    finished: new Set(),
    entries: new Map(),
    entered: new Map(),
    sends: new Map(),
    suppressions: new Map(),
    bounces: new Map(),
    served: new Map(),
    pauses: new Map(),
    health: new Map(),
    counted: { sent: new Set(), bounced: new Set(), complained: new Set() },
    pace: new Map(),
    experiments: new Map(),
    decisions: new Map(),
    snapshots: new Map(),
    settled: new Map(),
    due: createDueIndex<DueEnrolment>(({ enrolmentId, customerId }) => `${enrolmentId}\n${customerId}`),
    dueSends: createDueIndex<DueSend>(({ sendId }) => sendId),
    dueAgendas: createDueIndex<DueAgenda>(({ customerId }) => customerId),
    directory: createNameIndex(),
    members: createNameIndex(),
    asides: new Map(),
    wheel: { handedUntil: undefined, walkedEdition: undefined },
  };
}

/** One name for an address, however it is written. */
export function addressKey(channel: Channel, address: string): string {
  return `${channel} ${normalAddress(channel, address)}`;
}
