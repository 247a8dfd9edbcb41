import type { CustomerRecord } from '../ports.ts';
import type { FactPorts } from '../tasks/facts.ts';
import type { EpochMs } from '../time/instant.ts';
import type { EntryRefusalPorts } from './entry-refusal.ts';

/** A customer as she was at a time, as far as that is kept: of a trait that was changed since, only that there was none of today's. */
export function recordAsOf(record: CustomerRecord, at: EpochMs): CustomerRecord {
  const { profile, enrolments, contacts } = record;
  const known = Object.entries(profile.traits).filter(([name]) => (profile.traitTimes[name] ?? 0) <= at);
  return {
    ...record,
    profile: { ...profile, traits: Object.fromEntries(known) },
    contacts: { ...contacts, recent: contacts.recent.filter((contact) => contact.at <= at) },
    enrolments: enrolments
      .filter(({ enteredAt }) => enteredAt < at)
      .map((one) => (one.endedAt !== undefined && one.endedAt > at ? { ...one, status: 'RUNNING' } : one)),
  };
}

/** The same facts and the same clock as then: events that were taken in later are not there yet, nor is a later pause. */
export function portsAsOf(ports: EntryRefusalPorts & FactPorts, at: EpochMs): EntryRefusalPorts & FactPorts {
  const { customers, journeys } = ports;
  return {
    ...ports,
    clock: { now: () => at },
    customers: {
      event: (customerId, ref) => customers.event(customerId, ref),
      eventsNamed: async (question) =>
        (await customers.eventsNamed(question)).filter(({ receivedAt }) => receivedAt <= at),
    },
    journeys: {
      pauseOf: async (journeyId) => {
        const pause = await journeys.pauseOf(journeyId);
        return pause === undefined || pause.at > at ? undefined : pause;
      },
    },
  };
}
