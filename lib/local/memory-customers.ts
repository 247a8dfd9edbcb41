import { noAgenda } from '../core/agenda/no-agenda.ts';
import { noContacts } from '../core/contact/no-contacts.ts';
import { withResponse } from '../core/contact/with-response.ts';
import type { CustomerStore } from '../core/ports.ts';
import type { Profile } from '../core/profile/definition.ts';
import { unknownProfile } from '../core/profile/unknown-profile.ts';
import { followsEpoch, withConsents, withEntries } from './memory-consents.ts';
import { frozenCopy } from './memory-copy.ts';
import { customerRow, EVERYBODY, setProfile } from './memory-customer-row.ts';
import { currentLeg, putEnrolment } from './memory-enrolment-row.ts';
import { eraseCustomer } from './memory-erase.ts';
import { firstSince, insertEvent } from './memory-history.ts';
import type { CustomerRow, MemoryTable } from './memory-table.ts';

export function memoryCustomers(table: MemoryTable): CustomerStore {
  const event: CustomerStore['event'] = async (customerId, ref) =>
    table.customers
      .get(customerId)
      ?.history.find(
        (one) => one.id === ref.id && one.name === ref.name && one.occurredAt === ref.occurredAt,
      );

  return {
    event,

    async customer(customerId) {
      const row = table.customers.get(customerId);
      return {
        profile: row?.profile ?? unknownProfile(customerId),
        consents: row?.consents ?? [],
        contacts: row?.contacts ?? noContacts(customerId),
        agenda: row?.agenda ?? noAgenda(customerId),
        enrolments: row?.enrolments ?? [],
      };
    },

    async keepEvent(change) {
      const { profile, consents, said } = change;
      const { id, name, customerId, occurredAt } = change.event;
      const known = table.events.get(id);
      if (table.finished.has(id)) return { outcome: 'finished' };
      if (known !== undefined)
        return { outcome: 'duplicate', event: (await event(known.customerId, known)) ?? change.event };
      const row = customerRow(table, customerId);
      if (!follows(row, profile) || !consents.every((consent) => followsEpoch(row, consent)))
        return { outcome: 'stale' };
      table.events.set(id, { id, name, customerId, occurredAt });
      insertEvent(row.history, frozenCopy(change.event));
      setProfile(table, profile);
      row.consents = withConsents(row.consents, consents);
      row.ledger = withEntries(row.ledger, said);
      return { outcome: 'kept' };
    },

    async putProfile(profile) {
      if (!follows(customerRow(table, profile.customerId), profile)) return 'stale';
      setProfile(table, profile);
      return 'written';
    },

    async copyHistory({ from, into }) {
      const { history, ledger } = customerRow(table, from);
      const target = customerRow(table, into);
      const known = new Set(target.history.map((one) => one.id));
      for (const one of history)
        if (!known.has(one.id)) insertEvent(target.history, frozenCopy({ ...one, customerId: into }));
      const lines = ledger.map((entry) => ({ ...entry, customerId: into }));
      target.ledger = withEntries(target.ledger, lines);
      return history.length;
    },

    async adopt({ profile, consents, contacts }) {
      const row = customerRow(table, profile.customerId);
      if (!follows(row, profile) || !consents.every((consent) => followsEpoch(row, consent))) return 'stale';
      if (contacts !== undefined && contacts.version !== (row.contacts?.version ?? 0) + 1) return 'stale';
      setProfile(table, profile);
      row.consents = withConsents(row.consents, consents);
      if (contacts !== undefined) row.contacts = frozenCopy(contacts);
      return 'written';
    },

    async erase(customerId, at) {
      eraseCustomer(table, customerId, at);
    },

    async directory(page) {
      return table.directory.page({ list: EVERYBODY, ...page });
    },

    async consentLedger(customerId) {
      return table.customers.get(customerId)?.ledger ?? [];
    },

    async noteResponse(customerId, response) {
      const row = customerRow(table, customerId);
      const next = withResponse(row.contacts ?? noContacts(customerId), response);
      if (next !== undefined) row.contacts = frozenCopy(next);
    },

    async finishEvent(eventId) {
      if (table.events.has(eventId)) table.finished.add(eventId);
    },

    async eventsNamed({ customerId, name, since }) {
      const history = table.customers.get(customerId)?.history ?? [];
      return history.slice(firstSince(since, history)).filter((one) => one.name === name);
    },

    async applyUpdate({ profile, run, stepId }) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return 'leg-over';
      if (enrolment.applied[stepId] === run.visit) return 'done-before';
      if (!follows(customerRow(table, run.customerId), profile)) return 'stale';
      setProfile(table, profile);
      putEnrolment(table, { ...enrolment, applied: { ...enrolment.applied, [stepId]: run.visit } });
      return 'applied';
    },
  };
}

function follows(row: CustomerRow, profile: Profile): boolean {
  return profile.version === (row.profile?.version ?? 0) + 1;
}
