/**
 * The one table and its keys; the questions asked of it are in access-patterns.ts. Imports nothing, so that the
 * deployment and the stores read the same page. Moments in keys are ISO 8601 in UTC, whose text order is time order.
 */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds. Only cleans up: DynamoDB deletes days later, so nothing may depend on a row being gone. */
  expiry: 'expiresAt',
  /**
   * Sparse: holds what the time wheel looks after (RUNNING and PARKED enrolments, sends, agendas), and lists: sends that ended
   * as UNKNOWN, the directory of customers, members of segments, the latest enrolments of journeys. Each kind is in
   * partitions of its own. An item's projected attributes are those that the lists need; an update that changes none of them
   * costs nothing here.
   */
  dueIndex: {
    name: 'due',
    partitionKey: 'duePk',
    sortKey: 'dueSk',
    projected: ['customerId', 'enrolmentId', 'leg', 'dueAt'],
  },
} as const;

/** A journey of many customers wakes them in the same hour; one index partition takes 1,000 writes a second. */
export const DUE_SHARDS = 8;
/**
 * All customers of a variant add to the same totals. A transactional write costs two units, so that 1,000 outcomes a second are
 * 2,000; a partition takes 1,000, and in 16 each gets 125. Two transactions at one item refuse each other: with four items in
 * each, an item meets 16 a second, and at 10 ms for each one in six meets another and tries again.
 */
export const TOTALS_SHARDS = 16;
export const TOTALS_PARTS = 4;

/** Every send is in the index from its claim to the provider's answer: two writes there for each. */
export const DUE_SEND_SHARDS = 4;
/** Two transactions that look at one item refuse each other, and every marketing claim looks at its journey's pause. */
export const PAUSE_SHARDS = 8;
/** The same for the figures of a journey's hour. */
export const HEALTH_SHARDS = 8;
/** Most events of a customer change when her agenda is due. */
export const DUE_AGENDA_SHARDS = 8;
/** A source that sends the wrong thing sends a great deal of it. */
export const ASIDE_SHARDS = 8;
/** All who enter a journey for so many count at the same rows. */
export const CAPACITY_SHARDS = 8;
/** Everyone who enters a journey is put down in its roll. */
export const ROLL_SHARDS = 8;

export type Key = { readonly pk: string; readonly sk: string };

export function customerPartition(customerId: string): string {
  return `customer#${customerId}`;
}
export function profileKey(customerId: string): Key {
  return { pk: customerPartition(customerId), sk: 'profile' };
}
export function consentKey(customerId: string, channel: string): Key {
  return { pk: customerPartition(customerId), sk: `consent#${channel}` };
}
/** How often the customer was written to. */
export function contactKey(customerId: string): Key {
  return { pk: customerPartition(customerId), sk: 'contact' };
}
export function enrolmentKey(customerId: string, enrolmentId: string): Key {
  return { pk: customerPartition(customerId), sk: `enrolment#${enrolmentId}` };
}
/** The re-entry guard. @param occasion value of the entry's key, short enough for a sort key (1,024 bytes) */
export function entryKey(entry: {
  customerId: string;
  journeyId: string;
  occasion: string | undefined;
}): Key {
  const sk = `entry#${entry.journeyId}`;
  return {
    pk: customerPartition(entry.customerId),
    sk: entry.occasion === undefined ? sk : `${sk}#${entry.occasion}`,
  };
}

export function historyPartition(customerId: string): string {
  return `history#${customerId}`;
}
export function historyKey(row: {
  customerId: string;
  name: string;
  occurredAt: string;
  eventId: string;
}): Key {
  return {
    pk: historyPartition(row.customerId),
    sk: `${historySince(row.name, row.occurredAt)}#${row.eventId}`,
  };
}
/** The lowest sort key of a name's events since a moment. */
export function historySince(name: string, moment: string): string {
  return `${escaped(name)}#${moment}`;
}
/** Above all sort keys of a name's events: `$` follows `#`. */
export function historyEnd(name: string): string {
  return `${escaped(name)}$`;
}

/** Every word on consent: a partition of its own, for it outlives the customer's other rows. */
export function consentLedgerPartition(customerId: string): string {
  return `consent-ledger#${customerId}`;
}
export function consentLedgerKey(entry: {
  customerId: string;
  at: string;
  eventId: string;
  channel: string;
  scope: string;
}): Key {
  const sk = `${entry.at}#${escaped(entry.eventId)}#${entry.channel}#${entry.scope}`;
  return { pk: consentLedgerPartition(entry.customerId), sk };
}

/** The ledger of events, by which a repeated one is known. */
export function eventKey(eventId: string): Key {
  return { pk: `event#${eventId}`, sk: 'event' };
}

/** What one customer earned. */
export function customerTotalsKey(experimentId: string, customerId: string): Key {
  return { pk: `experiment#${escaped(experimentId)}#${customerId}`, sk: 'totals' };
}
export function creditKey(credit: {
  experimentId: string;
  customerId: string;
  metric: string;
  eventId: string;
}): Key {
  const { pk } = customerTotalsKey(credit.experimentId, credit.customerId);
  return { pk, sk: `credit#${credit.metric}#${credit.eventId}` };
}
/** What the variants earned, in so many parts that customers seldom meet at one. */
export function totalsPartition(experimentId: string, shard: number): string {
  return `totals#${escaped(experimentId)}#${shard}`;
}
/** @param cohort short and unique among the experiment's */
export function totalsKey(row: {
  experimentId: string;
  shard: number;
  part: number | 'erased';
  cohort: string;
}): Key {
  return { pk: totalsPartition(row.experimentId, row.shard), sk: `${row.part}#${row.cohort}` };
}
/** What was decided, in order: versions are padded. */
export function decisionsPartition(experimentId: string): string {
  return `decisions#${experimentId}`;
}
/** How it stood: the sort key is a day, or `settled`. */
export function snapshotsPartition(experimentId: string): string {
  return `snapshots#${experimentId}`;
}
/** Partition of the index `due`: the customers of an experiment. */
export function assignedPartition(experimentId: string, shard: number): string {
  return `assigned#${experimentId}#${shard}`;
}

/** Up to when the time wheel has turned. */
export const WHEEL_KEY: Key = { pk: 'wheel', sk: 'wheel' };

/** The latest report. */
export const REPORT_KEY: Key = { pk: 'report', sk: 'latest' };

/** Partition of the index `due`. @param moment any of the hour */
export function duePartition(moment: string, shard: number): string {
  return `due#${moment.slice(0, '2026-11-23T09'.length)}#${shard}`;
}
export function dueSort(dueAt: string, name: string): string {
  return `${dueAt}#${name}`;
}

/** For a part that is not the last: otherwise ('a#b', 'c') and ('a', 'b#c') would be one key. */
export function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('#', '%23');
}
