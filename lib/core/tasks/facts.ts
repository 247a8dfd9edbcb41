import type { Facts } from '../condition/compile.ts';
import type { Condition } from '../condition/definition.ts';
import { conditionNeeds } from '../condition/needs.ts';
import { windowStart } from '../condition/window.ts';
import type { Enrolment } from '../enrolment/definition.ts';
import type { CustomerEvent } from '../event/definition.ts';
import type { Send } from '../message/send.ts';
import type { CustomerRecord, CustomerStore, SendStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';

export type FactPorts = {
  readonly customers: Pick<CustomerStore, 'event' | 'eventsNamed'>;
  readonly sends: Pick<SendStore, 'send'>;
};

/** Loads what some conditions look at, and no more: one request for each event name and each send that they name. */
export async function loadFacts(
  question: {
    readonly conditions: readonly Condition[];
    readonly record: CustomerRecord;
    /** In an entry's `if`, the event itself; later, what the enrolment remembers. */
    readonly entry: CustomerEvent | Enrolment;
    readonly key: string | undefined;
    readonly keyProperty: string | undefined;
    readonly now: EpochMs;
    readonly zone: string;
  },
  ports: FactPorts,
): Promise<Facts> {
  const { conditions, record, entry, key, keyProperty, now, zone } = question;
  const needs = conditionNeeds(conditions);
  const { customerId } = record.profile;
  const enrolment = 'enrolmentId' in entry ? entry : undefined;
  const enteredAt = enrolment?.entry.occurredAt ?? ('occurredAt' in entry ? entry.occurredAt : now);

  const loadedEvents = needs.events.map(async ({ name, since }) => {
    const from = windowStart(since, { now, enteredAt });
    return [name, await ports.customers.eventsNamed({ customerId, name, since: from })] as const;
  });
  const loadedSends = needs.messages.map(async (stepId) => {
    const sends = await Promise.all((enrolment?.sends[stepId] ?? []).map((id) => ports.sends.send(id)));
    return [stepId, sends.filter((send) => send !== undefined)] as const;
  });
  const events = new Map<string, readonly CustomerEvent[]>(await Promise.all(loadedEvents));
  const sends = new Map<string, readonly Send[]>(await Promise.all(loadedSends));
  const entryEvent = 'enrolmentId' in entry ? await entryOf(entry, needs.entry, ports) : entry;

  return {
    now,
    zone,
    traits: record.profile.traits,
    entry: { event: entryEvent, enteredAt, key, keyProperty },
    events: (name) => events.get(name) ?? [],
    messages: (stepId) => sends.get(stepId) ?? [],
    contacts: record.contacts.recent,
  };
}

async function entryOf(
  enrolment: Enrolment,
  needed: boolean,
  ports: FactPorts,
): Promise<CustomerEvent | undefined> {
  return needed ? ports.customers.event(enrolment.customerId, enrolment.entry) : undefined;
}
