import type { Consent, ConsentEntry } from '../core/consent/definition.ts';
import { noContacts } from '../core/contact/no-contacts.ts';
import type { CustomerEvent } from '../core/event/definition.ts';
import type { CustomerStore } from '../core/ports.ts';
import type { Profile } from '../core/profile/definition.ts';
import { unknownProfile } from '../core/profile/unknown-profile.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { frozenCopy } from './memory-copy.ts';
import { type CustomerRow, currentLeg, customerRow, type MemoryTable, putEnrolment } from './memory-table.ts';

export function memoryCustomers(table: MemoryTable): CustomerStore {
  return {
    async customer(customerId) {
      const row = table.customers.get(customerId);
      return {
        profile: row?.profile ?? unknownProfile(customerId),
        consents: row?.consents ?? [],
        contacts: row?.contacts ?? noContacts(customerId),
        enrolments: row?.enrolments ?? [],
      };
    },

    async keepEvent({ event, profile, consents, said }) {
      const known = table.events.get(event.id);
      if (table.finished.has(event.id)) return { outcome: 'finished' };
      if (known !== undefined) return { outcome: 'duplicate', event: known };
      const row = customerRow(table, event.customerId);
      if (!follows(row, profile) || !consents.every((consent) => followsEpoch(row, consent))) {
        return { outcome: 'stale' };
      }
      const kept = frozenCopy(event);
      table.events.set(kept.id, kept);
      row.history.splice(placeOf(kept, row.history), 0, kept);
      row.profile = frozenCopy(profile);
      row.consents = withConsents(row.consents, consents);
      if (said.length > 0) row.ledger = frozenCopy([...row.ledger, ...said].toSorted(byTime));
      return { outcome: 'kept' };
    },

    async consentLedger(customerId) {
      return table.customers.get(customerId)?.ledger ?? [];
    },

    async noteClick(customerId, channel) {
      const row = customerRow(table, customerId);
      const contacts = row.contacts ?? noContacts(customerId);
      const { sent, clicked } = contacts[channel];
      row.contacts = frozenCopy({ ...contacts, [channel]: { sent, clicked: clicked + 1 } });
    },

    async finishEvent(eventId) {
      if (table.events.has(eventId)) table.finished.add(eventId);
    },

    async event(customerId, ref) {
      const event = table.events.get(ref.id);
      const same =
        event?.customerId === customerId && event.name === ref.name && event.occurredAt === ref.occurredAt;
      return same ? event : undefined;
    },

    async eventsNamed({ customerId, name, since }) {
      const history = table.customers.get(customerId)?.history ?? [];
      return history.slice(firstSince(since, history)).filter((event) => event.name === name);
    },

    async applyUpdate({ profile, run, stepId }) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return 'leg-over';
      if (enrolment.applied[stepId] === run.visit) return 'done-before';
      const row = customerRow(table, run.customerId);
      if (!follows(row, profile)) return 'stale';
      row.profile = frozenCopy(profile);
      putEnrolment(table, { ...enrolment, applied: { ...enrolment.applied, [stepId]: run.visit } });
      return 'applied';
    },
  };
}

function follows(row: CustomerRow, profile: Profile): boolean {
  return profile.version === (row.profile?.version ?? 0) + 1;
}

function followsEpoch(row: CustomerRow, consent: Consent): boolean {
  const known = row.consents.find((one) => one.channel === consent.channel);
  return consent.epoch === (known?.epoch ?? 0) + 1;
}

function withConsents(known: readonly Consent[], changed: readonly Consent[]): readonly Consent[] {
  if (changed.length === 0) return known;
  const unchanged = known.filter((one) => changed.every((other) => other.channel !== one.channel));
  const all = [...unchanged, ...changed].toSorted((one, other) => (one.channel < other.channel ? -1 : 1));
  return frozenCopy(all);
}

/** By moment, and at the same moment by event, channel and scope. */
function byTime(one: ConsentEntry, other: ConsentEntry): number {
  return one.at - other.at || (nameOf(one) < nameOf(other) ? -1 : 1);
}

function nameOf({ eventId, channel, scope }: ConsentEntry): string {
  return `${eventId}#${channel}#${scope}`;
}

/** Where an event belongs in a history ordered by occurrence; nearly always at the end. */
function placeOf(event: CustomerEvent, history: readonly CustomerEvent[]): number {
  const after = history.findLastIndex(
    (one) => one.occurredAt < event.occurredAt || (one.occurredAt === event.occurredAt && one.id < event.id),
  );
  return after + 1;
}

/** Index of the first event at or after a moment, by halving. */
function firstSince(since: EpochMs, history: readonly CustomerEvent[]): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = history[middle];
    if (event !== undefined && event.occurredAt < since) low = middle + 1;
    else high = middle;
  }
  return low;
}
