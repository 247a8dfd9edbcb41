import { compileCondition } from '../condition/compile.ts';
import { noChannelLeft } from '../consent/no-channel-left.ts';
import type { CustomerEvent } from '../event/definition.ts';
import { matchesTrigger } from '../event/matches-trigger.ts';
import type { ExitTrigger } from '../journey/exit-trigger.ts';
import type { Clock, Content, CustomerRecord, CustomerStore } from '../ports.ts';
import { type FactPorts, loadFacts } from '../tasks/facts.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { Enrolment } from './definition.ts';

/** Why an exit condition ended it; the exit by an event is named by the event. */
const EXIT_CONDITION = 'exit-condition';
const CONSENT_WITHDRAWN = 'consent-withdrawn';

/** Does this event end the enrolment? Only what happened after the entry counts, and never the entry itself. */
export function exitEvent(
  enrolment: Pick<Enrolment, 'entry' | 'key'>,
  exits: readonly ExitTrigger[],
  event: CustomerEvent,
  keyProperty: string | undefined,
): boolean {
  if (event.id === enrolment.entry.id || event.occurredAt < enrolment.entry.occurredAt) return false;
  return exits.some(
    (exit) => 'event' in exit && matchesTrigger(exit, event, { keyProperty, key: enrolment.key }),
  );
}

export type ExitConditionPorts = FactPorts & {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer'>;
  readonly content: Pick<Content, 'registry' | 'triggers'>;
};

/** The reason, if one of the journey's exit conditions holds now. Asks nothing of a journey that has none. */
export async function exitCondition(
  enrolment: Enrolment,
  ports: ExitConditionPorts,
  known?: CustomerRecord,
): Promise<string | undefined> {
  const { exit, entry } = await ports.content.triggers(enrolment.journeyId, enrolment.version);
  const conditions = exit.flatMap((one) => ('when' in one ? [one.when] : []));
  const byConsent = exit.some((one) => 'consent' in one);
  if (conditions.length === 0 && !byConsent) return undefined;
  const record = known ?? (await ports.customers.customer(enrolment.customerId));
  if (byConsent && noChannelLeft(record.consents)) return CONSENT_WITHDRAWN;
  if (conditions.length === 0) return undefined;
  const { settings } = await ports.content.registry();
  const zone = zoneOf(record.profile, settings);
  const facts = await loadFacts(
    {
      conditions,
      record,
      entry: enrolment,
      key: enrolment.key,
      keyProperty: entry.key,
      now: ports.clock.now(),
      zone,
    },
    ports,
  );
  return conditions.some((one) => compileCondition(one)(facts)) ? EXIT_CONDITION : undefined;
}
