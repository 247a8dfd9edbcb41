import { compileCondition } from '../condition/compile.ts';
import type { CustomerEvent } from '../event/definition.ts';
import { matchesTrigger } from '../event/matches-trigger.ts';
import { ENROLMENT_REQUESTED } from '../event/own-events.ts';
import { isHeldOut } from '../experiment/holdout.ts';
import type { JourneyTriggers } from '../journey/compiled.ts';
import type { JourneyLife } from '../journey/life.ts';
import type { Clock, Content, CustomerRecord, CustomerStore, JourneyStore } from '../ports.ts';
import { type FactPorts, loadFacts } from '../tasks/facts.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { Enrolment } from './definition.ts';
import { EXIT_CAME_FIRST, exitCameFirst } from './exit-came-first.ts';
import { closedFor } from './life.ts';
import { reentryRefusal } from './reentry.ts';

export type EntryRefusalPorts = FactPorts & {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'eventsNamed'>;
  readonly journeys: Pick<JourneyStore, 'pauseOf'>;
  readonly content: Pick<Content, 'registry'>;
};

type Question = {
  readonly event: CustomerEvent;
  readonly record: CustomerRecord;
  readonly triggers: JourneyTriggers;
  readonly life: JourneyLife;
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
  const { event, record, triggers, life, enrolment, same } = question;
  const { entry } = triggers;
  const now = ports.clock.now();
  if (!isAsked(question)) return 'where-not-met';
  const closed = closedFor(life, now);
  if (closed !== undefined) return closed;
  if (entry.key !== undefined && enrolment.key === undefined) return 'no-key';
  const refusal = reentryRefusal(entry.reentry, same, now);
  if (refusal !== undefined) return refusal;
  if (!(await ifHolds(question, ports))) return 'if-not-met';
  const outOfOrder = event.occurredAt < record.profile.lastOccurredAt;
  if (outOfOrder && (await exitCameFirst(question, ports))) return EXIT_CAME_FIRST;
  if ((await ports.journeys.pauseOf(triggers.id)) !== undefined) return 'journey-paused';
  // Last, so that those who are held out are those who would have entered.
  const { settings } = await ports.content.registry();
  const heldOut = triggers.purpose === 'marketing' && isHeldOut(event.customerId, settings.holdout.percent);
  return heldOut ? HELD_OUT : undefined;
}

/** The global holdout: nobody of it gets marketing. */
export const HELD_OUT = 'held-out';

/** A person's hand or a call of the API lets somebody into any journey; what else must hold still must. */
function isAsked({ event, triggers, enrolment }: Question): boolean {
  if (event.name === ENROLMENT_REQUESTED && event.properties.journey === triggers.id) return true;
  const { entry } = triggers;
  return matchesTrigger(entry, event, { keyProperty: entry.key, key: enrolment.key });
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
