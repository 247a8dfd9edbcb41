import type { Channel } from '../core/channel/definition.ts';
import { normalAddress } from '../core/channel/normal-address.ts';
import type { Consent, ConsentEntry } from '../core/consent/definition.ts';
import type { ContactHistory } from '../core/contact/definition.ts';
import type { Enrolment, EnrolmentRef, Run } from '../core/enrolment/definition.ts';
import type { CustomerEvent } from '../core/event/definition.ts';
import type { Send } from '../core/message/send.ts';
import type { Pace } from '../core/pace/definition.ts';
import type { DueEnrolment, DueSend, JourneyHealth, JourneyPause, SuppressionReason } from '../core/ports.ts';
import type { Profile } from '../core/profile/definition.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { frozenCopy } from './memory-copy.ts';
import { createDueIndex, type DueIndex } from './memory-due-index.ts';

/**
 * What all in-memory stores share. A store's function looks and writes without awaiting anything in between, which makes
 * each call one atomic transaction. All values are frozen copies: a change replaces them.
 */
export type MemoryTable = {
  readonly customers: Map<string, CustomerRow>;
  /** Every event by its id: the ledger of duplicates and the history in one. */
  readonly events: Map<string, CustomerEvent>;
  /** Ids of events all of whose doings are done. */
  readonly finished: Set<string>;
  /** The latest enrolment of each customer, journey and key: the re-entry guard. */
  readonly entries: Map<string, string>;
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
  readonly due: DueIndex<DueEnrolment>;
  readonly dueSends: DueIndex<DueSend>;
  wheel: EpochMs | undefined;
};

export type CustomerRow = {
  profile: Profile | undefined;
  consents: readonly Consent[];
  ledger: readonly ConsentEntry[];
  contacts: ContactHistory | undefined;
  /** By time of entry. */
  enrolments: readonly Enrolment[];
  /** By time of occurrence, then by id. */
  readonly history: CustomerEvent[];
};

export type PaceRow = {
  readonly lastTurnMicros: number;
  readonly closed: Pace['closed'];
  readonly allowance: Pace['allowance'];
};

/** What one customer earned for the variant they were given. */
export type CustomerTotals = {
  readonly variant: string;
  readonly credited: Set<string>;
  clicked: boolean;
  converted: boolean;
  valueMinor: number;
};

export function createMemoryTable(): MemoryTable {
  return {
    customers: new Map(),
    events: new Map(),
    finished: new Set(),
    entries: new Map(),
    sends: new Map(),
    suppressions: new Map(),
    bounces: new Map(),
    served: new Map(),
    pauses: new Map(),
    health: new Map(),
    counted: { sent: new Set(), bounced: new Set(), complained: new Set() },
    pace: new Map(),
    experiments: new Map(),
    due: createDueIndex<DueEnrolment>(({ enrolmentId, customerId }) => `${enrolmentId}\n${customerId}`),
    dueSends: createDueIndex<DueSend>(({ sendId }) => sendId),
    wheel: undefined,
  };
}

/** The row to write to, made when the customer is new. */
export function customerRow(table: MemoryTable, customerId: string): CustomerRow {
  const known = table.customers.get(customerId);
  if (known !== undefined) return known;
  const row: CustomerRow = {
    profile: undefined,
    consents: [],
    ledger: [],
    contacts: undefined,
    enrolments: [],
    history: [],
  };
  table.customers.set(customerId, row);
  return row;
}

/** One name for an address, however it is written. */
export function addressKey(channel: Channel, address: string): string {
  return `${channel} ${normalAddress(channel, address)}`;
}

export function findEnrolment(table: MemoryTable, ref: EnrolmentRef): Enrolment | undefined {
  return table.customers.get(ref.customerId)?.enrolments.find((one) => one.enrolmentId === ref.enrolmentId);
}

/** The enrolment, if the run's leg is its current one and is still running. */
export function currentLeg(table: MemoryTable, run: Run): Enrolment | undefined {
  const enrolment = findEnrolment(table, run);
  return enrolment?.status === 'RUNNING' && enrolment.leg === run.leg ? enrolment : undefined;
}

/** Puts an enrolment in the place of its former self, and moves it in the due index. */
export function putEnrolment(table: MemoryTable, enrolment: Enrolment): Enrolment {
  const row = customerRow(table, enrolment.customerId);
  const next = frozenCopy(enrolment);
  const place = row.enrolments.findIndex((one) => one.enrolmentId === next.enrolmentId);
  const former = row.enrolments[place];
  row.enrolments = Object.freeze(
    former === undefined ? [...row.enrolments, next].toSorted(byEntry) : row.enrolments.with(place, next),
  );
  const formerDue = former && dueOf(former);
  const nextDue = dueOf(next);
  if (formerDue !== undefined) table.due.remove(formerDue);
  if (nextDue !== undefined) table.due.put(nextDue);
  return next;
}

function dueOf({ customerId, enrolmentId, leg, dueAt }: Enrolment): DueEnrolment | undefined {
  return dueAt === undefined ? undefined : Object.freeze({ customerId, enrolmentId, leg, dueAt });
}

function byEntry(one: Enrolment, other: Enrolment): number {
  if (one.enteredAt !== other.enteredAt) return one.enteredAt - other.enteredAt;
  return one.enrolmentId < other.enrolmentId ? -1 : 1;
}
