import { compileCondition } from '../condition/compile.ts';
import type { CustomerEvent } from '../event/definition.ts';
import { matchesTrigger } from '../event/matches-trigger.ts';
import type { JourneyTriggers } from '../journey/compiled.ts';
import type { Clock, Content, CustomerRecord, CustomerStore } from '../ports.ts';
import { type FactPorts, loadFacts } from '../tasks/facts.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { Enrolment } from './definition.ts';
import { EXIT_CAME_FIRST, exitCameFirst } from './exit-came-first.ts';
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
  const { event, record, triggers, enrolment, same } = question;
  const { entry } = triggers;
  if (!matchesTrigger(entry, event, { keyProperty: entry.key, key: enrolment.key })) return 'where-not-met';
  if (entry.key !== undefined && enrolment.key === undefined) return 'no-key';
  const refusal = reentryRefusal(entry.reentry, same, ports.clock.now());
  if (refusal !== undefined) return refusal;
  if (!(await ifHolds(question, ports))) return 'if-not-met';
  const outOfOrder = event.occurredAt < record.profile.lastOccurredAt;
  return outOfOrder && (await exitCameFirst(question, ports)) ? EXIT_CAME_FIRST : undefined;
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
