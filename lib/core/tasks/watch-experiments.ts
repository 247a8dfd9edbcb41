import { analyse } from '../experiment/analysis/analyse.ts';
import type { Analysis } from '../experiment/analysis/result.ts';
import { analysisInput } from '../experiment/analysis-input.ts';
import { concludeTest } from '../experiment/conclude-test.ts';
import { type DecidePorts, decide } from '../experiment/decide.ts';
import type { Decision } from '../experiment/decision.ts';
import { experimentIdOf } from '../experiment/experiment-id.ts';
import type { ExperimentPlan } from '../experiment/plan.ts';
import type { Cohort } from '../experiment/totals.ts';
import { whatNow } from '../experiment/what-now.ts';
import type { Clock, Content, ExperimentStore } from '../ports.ts';

export type WatchExperimentsPorts = DecidePorts & {
  readonly clock: Clock;
  readonly content: Pick<Content, 'registry' | 'triggers'>;
  readonly experiments: Pick<ExperimentStore, 'totals' | 'decisions' | 'keepSnapshot' | 'settle' | 'settled'>;
};

/**
 * Looks at every experiment of the journeys that run: keeps how it stands and its final verdict, and decides what is to be
 * decided. Called each hour; once more changes nothing. @returns what was decided just now
 */
export async function watchExperiments(
  ports: WatchExperimentsPorts,
): Promise<{ decided: readonly { experimentId: string; kind: Decision['kind'] }[] }> {
  const { journeys } = await ports.content.registry();
  const decided: { experimentId: string; kind: Decision['kind'] }[] = [];
  for (const { id, version } of journeys) {
    const { experiments = [] } = await ports.content.triggers(id, version);
    for (const plan of experiments) {
      const experimentId = experimentIdOf(id, plan.stepId);
      const decision = await watch(experimentId, plan, ports);
      if (decision !== undefined) decided.push({ experimentId, kind: decision.kind });
    }
  }
  return { decided };
}

async function watch(
  experimentId: string,
  plan: ExperimentPlan,
  ports: WatchExperimentsPorts,
): Promise<Decision | undefined> {
  const now = ports.clock.now();
  const cohorts = await ports.experiments.totals(experimentId);
  if (cohorts.length === 0) return undefined;
  const analysis = await standing({ experimentId, plan, cohorts, now }, ports);
  const [current] = await ports.experiments.decisions(experimentId, 1);
  if (current?.kind === 'test') {
    if (now < (current.until ?? now)) return undefined;
    return concludeTest({ plan, experimentId, test: current }, ports);
  }
  const wish = whatNow({ plan, analysis, cohorts, current, now });
  if (wish === undefined) return undefined;
  return decide({ experimentId, after: current?.version ?? 0, by: 'watch', ...wish }, ports);
}

/** Keeps how it stands today, and the first verdict that is final: to look again and again at 4 % is not 4 %. */
async function standing(
  of: { experimentId: string; plan: ExperimentPlan; cohorts: readonly Cohort[]; now: number },
  { experiments }: WatchExperimentsPorts,
): Promise<Analysis> {
  const { experimentId, plan, cohorts, now } = of;
  const settled = await experiments.settled(experimentId);
  const analysis = analyse(analysisInput(plan, { cohorts, settled, now }));
  const { verdict, metrics } = analysis;
  if (settled === undefined && FINAL.has(verdict.status)) await experiments.settle(experimentId, verdict);
  const primary = metrics.find(({ role }) => role === 'primary');
  const lifts = (primary?.comparisons ?? []).flatMap(({ variant, lift }) =>
    lift === undefined ? [] : [{ variant, lift }],
  );
  await experiments.keepSnapshot(experimentId, { at: now, lifts });
  return analysis;
}

const FINAL: ReadonlySet<Analysis['verdict']['status']> = new Set(['winner', 'loser', 'no-difference']);
