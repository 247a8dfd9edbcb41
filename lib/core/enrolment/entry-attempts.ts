import type { Condition } from '../condition/definition.ts';
import { explainCondition, type Reason } from '../condition/explain.ts';
import { conditionParts } from '../condition/parts.ts';
import type { CustomerEvent } from '../event/definition.ts';
import { ENROLMENT_REQUESTED } from '../event/own-events.ts';
import type { JourneyTriggers, Registry } from '../journey/compiled.ts';
import type { CustomerRecord } from '../ports.ts';
import { keyText, propertyAt } from '../property.ts';
import { type FactPorts, loadFacts } from '../tasks/facts.ts';
import { zoneOf } from '../time/zone-of.ts';
import { portsAsOf, recordAsOf } from './as-of.ts';
import { mayEnter, newEnrolment } from './enter.ts';
import { type EntryRefusalPorts, entryRefusal } from './entry-refusal.ts';

/** One event by which the customer might have entered a journey, and what came of it. */
export type EntryAttempt = {
  readonly event: Pick<CustomerEvent, 'id' | 'name' | 'occurredAt' | 'receivedAt'>;
  /** The enrolment that it began; else the reason as `entryRefusal` names it, or undefined: nothing says why not. */
  readonly outcome: { readonly entered: string } | { readonly refused: string | undefined };
  /** For `if-not-met`: which part of the condition failed. */
  readonly reason?: Reason;
  /** Traits that the condition looks at and that were changed since: what they were then is not kept. */
  readonly changedSince: readonly string[];
};

/**
 * Looks at each event that could have let the customer into a journey, and checks it anew by the rules of today and the
 * facts of its time, as far as they are kept. Oldest first. Nothing is written.
 */
export async function entryAttempts(
  { record, live, triggers }: Question,
  ports: EntryRefusalPorts & FactPorts,
): Promise<readonly EntryAttempt[]> {
  const { customerId } = record.profile;
  const names = new Set([triggers.entry.event, ENROLMENT_REQUESTED]);
  const found = await Promise.all(
    [...names].map((name) => ports.customers.eventsNamed({ customerId, name, since: 0 })),
  );
  const events = found
    .flat()
    .filter((event) => event.imported === undefined && mayEnter(event, triggers))
    .toSorted((one, other) => one.receivedAt - other.receivedAt);
  return Promise.all(events.map((event) => attempt(event, { record, live, triggers }, ports)));
}

type Question = {
  readonly record: CustomerRecord;
  readonly live: Registry['journeys'][number];
  readonly triggers: JourneyTriggers;
};

async function attempt(
  event: CustomerEvent,
  { record, live, triggers }: Question,
  ports: EntryRefusalPorts & FactPorts,
): Promise<EntryAttempt> {
  const { entry } = triggers;
  const { id, name, occurredAt, receivedAt: now } = event;
  const about = { id, name, occurredAt, receivedAt: now };
  const begun = record.enrolments.find((one) => one.journeyId === live.id && one.entry.id === event.id);
  if (begun !== undefined) return { event: about, outcome: { entered: begun.enrolmentId }, changedSince: [] };
  const key = entry.key === undefined ? undefined : keyText(propertyAt(event.properties, entry.key));
  const then = recordAsOf(record, now);
  const before = portsAsOf(ports, now);
  const enrolment = newEnrolment({ event, live, triggers, key, now });
  const same = then.enrolments.filter((one) => one.journeyId === live.id && one.key === key);
  const question = { event, record: then, triggers, life: live.life, enrolment, same };
  const refused = await entryRefusal(question, before);
  if (refused !== 'if-not-met' || entry.if === undefined)
    return { event: about, outcome: { refused }, changedSince: [] };
  const { settings } = await ports.content.registry();
  const facts = await loadFacts(
    {
      conditions: [entry.if],
      record: then,
      entry: event,
      key,
      keyProperty: entry.key,
      now,
      zone: zoneOf(then.profile, settings),
    },
    before,
  );
  const reason = explainCondition(entry.if, facts);
  return { event: about, outcome: { refused }, reason, changedSince: changedTraits(entry.if, record, now) };
}

function changedTraits(condition: Condition, { profile }: CustomerRecord, since: number): string[] {
  const traits = conditionParts(condition, []).flatMap(({ part }) =>
    'trait' in part ? [part.trait.split('.')[0] ?? part.trait] : [],
  );
  return [...new Set(traits)].filter((trait) => (profile.traitTimes[trait] ?? 0) > since);
}
