import type { Enrolment } from '../core/enrolment/definition.ts';
import { experimentIdOf } from '../core/experiment/experiment-id.ts';
import { byVariant } from '../core/experiment/totals.ts';
import type { CompiledJourney } from '../core/journey/compiled.ts';
import type { Send } from '../core/message/send.ts';
import { journeySteps } from './journey-steps.ts';
import type { MemoryStores } from './memory-stores.ts';
import type { Count, JourneyReport, StepReport } from './report.ts';
import { countOne, type Tally } from './tally.ts';

/** What became of one journey: who is where, and why, from the stores; who passed which step, from the tally. */
export async function reportJourney(
  journey: CompiledJourney,
  {
    stores,
    tally,
  }: { readonly stores: Pick<MemoryStores, 'everything' | 'experiments'>; readonly tally: Tally },
): Promise<JourneyReport> {
  const { id, version, goal } = journey.triggers;
  const enrolments = [...stores.everything.enrolments()].filter((one) => one.journeyId === id);
  const sends = [...stores.everything.sends()].filter((one) => one.journeyId === id);
  return {
    id,
    version,
    enrolments: enrolments.length,
    notEntered: counted(tally.notEntered.get(id)),
    steps: stepReports(journey, enrolments, tally),
    ended: counted(countedBy(enrolments, (one) => (one.status === 'DONE' ? (one.reason ?? '') : undefined))),
    failed: failures(enrolments),
    messages: messageCounts(sends),
    goal: goal && goalOf(enrolments),
    experiments: await experimentReports(journey, stores),
  };
}

function stepReports(journey: CompiledJourney, enrolments: readonly Enrolment[], tally: Tally): StepReport[] {
  const waiting = countedBy(enrolments, (one) => (one.status === 'PARKED' ? one.at : undefined));
  const passed = tally.passed.get(journey.triggers.id);
  const takenOut = Map.groupBy(
    enrolments.filter((one) => one.status === 'DONE' || one.status === 'FAILED'),
    (one) => one.at,
  );
  return journeySteps(journey).map(({ id, kind }) => ({
    id,
    kind,
    passed: passed?.get(id)?.count ?? 0,
    waiting: waiting.get(id) ?? 0,
    // whoever came to an exit step went through with it
    left: kind === 'exit' ? [] : counted(countedBy(takenOut.get(id) ?? [], (one) => one.reason ?? 'unknown')),
    outcomes: Object.fromEntries([...(passed?.get(id)?.outcomes ?? [])].toSorted(byName)),
  }));
}

function failures(enrolments: readonly Enrolment[]): JourneyReport['failed'] {
  const failed = enrolments.filter((one) => one.status === 'FAILED');
  const counts = countedBy(failed, (one) => JSON.stringify([one.at, one.reason ?? '']));
  return counted(counts).map(({ reason, count }) => {
    const [step, error] = JSON.parse(reason);
    return { step, error, count };
  });
}

function messageCounts(sends: readonly Send[]): JourneyReport['messages'] {
  const out = (channel: string) =>
    sends.filter((send) => send.status === 'SENT' && send.channel === channel).length;
  const skipped = countedBy(sends, (send) => (send.status === 'SENT' ? undefined : notSent(send)));
  return { email: out('email'), sms: out('sms'), skipped: counted(skipped) };
}

function notSent({ status, reason }: Send): string {
  if (status === 'SKIPPED' || status === 'READY') return reason ?? 'unknown';
  return `${status.toLowerCase()}: ${reason ?? 'unknown'}`;
}

function goalOf(enrolments: readonly Enrolment[]): { reached: number; valueMinor: number } {
  const goals = enrolments.flatMap(({ goal }) => (goal === undefined ? [] : [goal]));
  return { reached: goals.length, valueMinor: goals.reduce((sum, goal) => sum + goal.valueMinor, 0) };
}

async function experimentReports(
  journey: CompiledJourney,
  { experiments }: Pick<MemoryStores, 'experiments'>,
): Promise<JourneyReport['experiments']> {
  const steps = journeySteps(journey).filter(({ kind }) => kind === 'experiment');
  return Promise.all(
    steps.map(async ({ id: stepId }) => {
      const experimentId = experimentIdOf(journey.triggers.id, stepId);
      const variants = byVariant(await experiments.totals(experimentId));
      return { stepId, variants, decisions: (await experiments.decisions(experimentId)).toReversed() };
    }),
  );
}

function countedBy<Item>(
  items: readonly Item[],
  name: (item: Item) => string | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const one = name(item);
    if (one !== undefined) countOne(counts, one);
  }
  return counts;
}

/** Most first, then by name. */
export function counted(counts: ReadonlyMap<string, number> | undefined): Count<'reason'>[] {
  return [...(counts ?? [])]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count || byName([a.reason, 0], [b.reason, 0]));
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
