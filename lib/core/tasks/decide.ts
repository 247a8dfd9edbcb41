import { compileCondition } from '../condition/compile.ts';
import { currentLeg } from '../enrolment/current-leg.ts';
import type { Clock, Content, CustomerStore } from '../ports.ts';
import { zoneOf } from '../time/zone-of.ts';
import { type FactPorts, loadFacts } from './facts.ts';
import type { DecideInput } from './input.ts';

export type DecidePorts = FactPorts & {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer'>;
  readonly content: Pick<Content, 'registry' | 'triggers'>;
};

/** Which case of a branch holds first: its index, or −1. @throws LegOverError */
export async function decide(input: DecideInput, ports: DecidePorts): Promise<{ chosen: number }> {
  const { run, journey, step } = input;
  const record = await ports.customers.customer(run.customerId);
  const enrolment = currentLeg(record, run);
  const { settings } = await ports.content.registry();
  const { entry } = await ports.content.triggers(journey.id, journey.version);
  const facts = await loadFacts(
    {
      conditions: step.cases,
      record,
      entry: enrolment,
      key: enrolment.key,
      keyProperty: entry.key,
      now: ports.clock.now(),
      zone: zoneOf(record.profile, settings),
    },
    ports,
  );
  return { chosen: step.cases.findIndex((one) => compileCondition(one)(facts)) };
}
