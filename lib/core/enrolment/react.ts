import type { CustomerEvent } from '../event/definition.ts';
import { matchesTrigger } from '../event/matches-trigger.ts';
import { creditRefusals } from '../experiment/refusals.ts';
import type { JourneyTriggers } from '../journey/compiled.ts';
import type { Goal } from '../journey/definition.ts';
import type { CustomerRecord, EnrolmentStore, SendStore } from '../ports.ts';
import { propertyAt } from '../property.ts';
import { type RecordOutcomePorts, recordOutcome } from '../tasks/record-outcome.ts';
import { addDuration } from '../time/duration.ts';
import type { Enrolment } from './definition.ts';
import { type ExitConditionPorts, exitCondition, exitEvent } from './exits.ts';
import { endedByLife } from './life.ts';
import { lifeOf } from './life-of.ts';
import { type ResumePorts, resume } from './resume.ts';
import { touchesBefore } from './touches.ts';
import { endsWait } from './waiting.ts';

export type ReactPorts = ResumePorts &
  RecordOutcomePorts &
  ExitConditionPorts & {
    readonly enrolments: Pick<EnrolmentStore, 'wake' | 'exit' | 'reachGoal'>;
    readonly sends: Pick<SendStore, 'send'>;
  };

/**
 * What an event does to the enrolments that the customer has: reaches goals, ends enrolments, ends waits, in this order.
 * @returns the record with what it ended marked as ended, so that the same event may enter the journey anew
 */
export async function reactToEvent(
  event: CustomerEvent,
  record: CustomerRecord,
  ports: ReactPorts,
): Promise<CustomerRecord> {
  await creditRefusals(event, record, ports);
  const enrolments: Enrolment[] = [];
  for (const enrolment of record.enrolments) {
    const triggers = await ports.content.triggers(enrolment.journeyId, enrolment.version);
    await reachGoal(event, enrolment, triggers, ports);
    await takeRefund(event, enrolment, triggers.goal, ports);
    enrolments.push(await endOrResume(event, { enrolment, triggers, record }, ports));
  }
  return { ...record, enrolments };
}

async function endOrResume(
  event: CustomerEvent,
  known: { enrolment: Enrolment; triggers: JourneyTriggers; record: CustomerRecord },
  ports: ReactPorts,
): Promise<Enrolment> {
  const { enrolment, triggers, record } = known;
  if (enrolment.status !== 'RUNNING' && enrolment.status !== 'PARKED') return enrolment;
  const reason = exitEvent(enrolment, triggers.exit, event, triggers.entry.key)
    ? event.name
    : ((await endedByItsJourney(enrolment, ports)) ?? (await exitCondition(enrolment, ports, record)));
  if (reason !== undefined) {
    await ports.enrolments.exit(enrolment, { reason, endedAt: ports.clock.now() });
    return { ...enrolment, status: 'DONE', reason };
  }
  if (enrolment.status === 'PARKED' && endsWait(enrolment, event)) {
    await resume(enrolment, { eventId: event.id }, ports);
  }
  return enrolment;
}

async function endedByItsJourney(
  { journeyId }: Enrolment,
  ports: Pick<ReactPorts, 'content'>,
): Promise<string | undefined> {
  return endedByLife({}, lifeOf(journeyId, await ports.content.registry()));
}

/** Also for enrolments that have ended: an order two days after the last mail still counts. */
async function reachGoal(
  event: CustomerEvent,
  enrolment: Enrolment,
  { goal, entry }: JourneyTriggers,
  ports: ReactPorts,
): Promise<void> {
  if (goal === undefined || event.id === enrolment.entry.id) return;
  if (!matchesTrigger(goal, event, { keyProperty: entry.key, key: enrolment.key })) return;
  const { occurredAt: from } = enrolment.entry;
  if (event.occurredAt < from || event.occurredAt > addDuration(from, goal.within, 'UTC')) return;
  const valueMinor = valueOf(goal, event);
  const { id: eventId, occurredAt: at } = event;
  if (enrolment.goal === undefined) {
    const touches = await touchesBefore(at, { enrolment, goal }, ports);
    await ports.enrolments.reachGoal(enrolment, { at, eventId, valueMinor, touches });
  }
  await recordOutcome({ of: enrolment, eventId, metric: 'converted', valueMinor, at }, ports);
}

/** Whichever sign it is written with, it takes value back. */
async function takeRefund(
  event: CustomerEvent,
  enrolment: Enrolment,
  goal: Goal | undefined,
  ports: RecordOutcomePorts,
): Promise<void> {
  if (goal?.refund === undefined || event.name !== goal.refund.event) return;
  const { within = goal.within, value } = goal.refund;
  const { occurredAt: from } = enrolment.entry;
  const { id: eventId, occurredAt: at } = event;
  if (at < from || at > addDuration(from, within, 'UTC')) return;
  const valueMinor = -Math.abs(valueOf({ value }, event));
  await recordOutcome({ of: enrolment, eventId, metric: 'refunded', valueMinor, at }, ports);
}

/** In hundredths of the currency; 0 where the property is missing or no number. */
function valueOf(goal: Pick<Goal, 'value'>, event: CustomerEvent): number {
  const value = goal.value === undefined ? undefined : propertyAt(event.properties, goal.value);
  return typeof value === 'number' ? Math.round(value * 100) : 0;
}
