import type { Enrolment } from '../enrolment/definition.ts';
import type { Registry } from '../journey/compiled.ts';
import { STAGES } from '../journey/definition.ts';
import type { Clock, Content, SendStore } from '../ports.ts';
import type { JourneyFigures, Report } from './definition.ts';
import { type EnrolmentsSincePorts, enrolmentsSince } from './enrolments-since.ts';
import { type FindingsPorts, findingsOf } from './findings.ts';
import { startTally } from './journey-tally.ts';
import { weeksBefore } from './weeks.ts';

export type ReckonReportPorts = EnrolmentsSincePorts &
  FindingsPorts & {
    readonly clock: Clock;
    readonly content: Pick<Content, 'registry' | 'triggers'>;
    readonly sends: Pick<SendStore, 'send'>;
  };

/**
 * How the live journeys do against their targets, and what the experiments say. Costs a read for each customer who entered in
 * the two weeks (and as long before as a goal takes), and one for each message that they were sent.
 */
export async function reckonReport(ports: ReckonReportPorts): Promise<Report> {
  const registry = await ports.content.registry();
  const madeAt = ports.clock.now();
  const { zone } = registry.settings;
  const weeks = weeksBefore(madeAt, zone);
  const all = await Promise.all(registry.journeys.filter(isLive).map(withTriggers));
  const journeys = all
    .filter(({ triggers, kpi }) => triggers.purpose === 'marketing' || kpi !== undefined)
    .map((journey) => ({ ...journey, tally: startTally(weeks, journey.triggers.goal) }));
  const tallies = new Map(journeys.map(({ triggers, tally }) => [triggers.id, tally]));
  const since = new Map([...tallies].map(([id, tally]) => [id, tally.since]));
  const findings = await Promise.all(all.map(({ triggers }) => findingsOf(triggers, madeAt, ports)));
  for await (const some of enrolmentsSince(since, ports)) await Promise.all(some.map(count));

  return {
    madeAt,
    zone,
    weeks,
    journeys: journeys
      .map(({ triggers, kpi, tally }): JourneyFigures => {
        const { id, title, stage, purpose } = triggers;
        const { inside, last, before, credits } = tally.result();
        return { id, title, stage, purpose, ...(kpi && { kpi }), inside, last, before, credits };
      })
      .toSorted((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage)),
    experiments: findings.flat(),
  };

  async function withTriggers({ id, version, kpi }: Registry['journeys'][number]) {
    return { kpi, triggers: await ports.content.triggers(id, version) };
  }

  async function count(enrolment: Enrolment): Promise<void> {
    const tally = tallies.get(enrolment.journeyId);
    const ids = tally?.isJudged(enrolment) === true ? Object.values(enrolment.sends).flat() : [];
    const sends = await Promise.all(ids.map((id) => ports.sends.send(id)));
    tally?.add(
      enrolment,
      sends.filter((send) => send !== undefined),
    );
  }
}

function isLive({ life: { state } }: Registry['journeys'][number]): boolean {
  return state === 'active' || state === 'paused';
}
