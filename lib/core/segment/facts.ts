import type { Condition } from '../condition/definition.ts';
import type { Facts } from '../condition/facts.ts';
import { conditionNeeds } from '../condition/needs.ts';
import { windowStart } from '../condition/window.ts';
import type { CustomerEvent } from '../event/definition.ts';
import type { CustomerRecord, CustomerStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';

export type SegmentFactPorts = { readonly customers: Pick<CustomerStore, 'eventsNamed'> };

/**
 * Loads what segments look at, and no more: one request for each event name, as far back as some segment looks.
 * @param since the earliest moment for which the segments will be asked; now, unless told otherwise
 * @param history all events of the customer, where they are known already: then nothing is asked
 */
export async function loadSegmentFacts(
  question: {
    readonly conditions: readonly Condition[];
    readonly record: CustomerRecord;
    readonly now: EpochMs;
    readonly zone: string;
    readonly since?: EpochMs;
    readonly history?: readonly CustomerEvent[];
  },
  ports: SegmentFactPorts,
): Promise<Facts> {
  const { conditions, record, now, zone, since = now, history } = question;
  const { customerId } = record.profile;
  const { events: needed } = conditionNeeds(conditions);
  const loaded = needed.map(async ({ name, since: window }) => {
    if (history !== undefined) return [name, history.filter((event) => event.name === name)] as const;
    const from = windowStart(window, { now: since, enteredAt: since });
    return [name, await ports.customers.eventsNamed({ customerId, name, since: from })] as const;
  });
  const events = new Map<string, readonly CustomerEvent[]>(await Promise.all(loaded));
  return {
    now,
    zone,
    traits: record.profile.traits,
    entry: undefined,
    events: (name) => events.get(name) ?? [],
    messages: () => [],
    contacts: record.contacts.recent,
  };
}
