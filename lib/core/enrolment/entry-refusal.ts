import { compileCondition } from '../condition/compile.ts';
import type { CustomerEvent } from '../event/definition.ts';
import { matchesTrigger } from '../event/matches-trigger.ts';
import type { JourneyTriggers } from '../journey/compiled.ts';
import type { Clock, Content, CustomerRecord, CustomerStore } from '../ports.ts';
import { type FactPorts, loadFacts } from '../tasks/facts.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { Enrolment } from './definition.ts';
import { exitEvent } from './exits.ts';
import { reentryRefusal } from './reentry.ts';

export type EntryRefusalPorts = FactPorts & {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'eventsNamed'>;
  readonly content: Pick<Content, 'registry'>;
};

type Question = {
  readonly event: CustomerEvent;
  readonly record: CustomerRecord;
  readonly triggers: JourneyTriggers;
  /** As it would be. */
  readonly enrolment: Enrolment;
};

/**
 * Why the customer does not enter, or undefined. The checks that cost nothing come first.
 * @param question.same earlier enrolments of the same journey and key, oldest first
 */
export async function entryRefusal(
  question: Question & { readonly same: readonly Enrolment[] },
  ports: EntryRefusalPorts,
): Promise<string | undefined> {
  const { event, triggers, enrolment, same } = question;
  const { entry } = triggers;
  if (!matchesTrigger(entry, event, { keyProperty: entry.key, key: enrolment.key })) return 'where-not-met';
  if (entry.key !== undefined && enrolment.key === undefined) return 'no-key';
  const refusal = reentryRefusal(entry.reentry, same, ports.clock.now());
  if (refusal !== undefined) return refusal;
  if (!(await ifHolds(question, ports))) return 'if-not-met';
  return (await leftAlready(question, ports)) ? 'exit-came-first' : undefined;
}

async function ifHolds({ event, record, triggers, enrolment }: Question, ports: EntryRefusalPorts) {
  const { entry } = triggers;
  if (entry.if === undefined) return true;
  const { settings } = await ports.content.registry();
  const facts = await loadFacts(
    {
      conditions: [entry.if],
      record,
      entry: event,
      key: enrolment.key,
      keyProperty: entry.key,
      now: ports.clock.now(),
      zone: zoneOf(record.profile, settings),
    },
    ports,
  );
  return compileCondition(entry.if)(facts);
}

/** Events may come out of order: has an exit event that happened after this entry arrived before it? */
async function leftAlready(
  { event, record, triggers, enrolment }: Question,
  ports: EntryRefusalPorts,
): Promise<boolean> {
  if (event.occurredAt >= record.profile.lastOccurredAt) return false;
  const names = new Set(triggers.exit.flatMap((exit) => ('event' in exit ? [exit.event] : [])));
  for (const name of names) {
    const { customerId, occurredAt: since } = event;
    const later = await ports.customers.eventsNamed({ customerId, name, since });
    if (later.some((one) => exitEvent(enrolment, triggers.exit, one, triggers.entry.key))) return true;
  }
  return false;
}
