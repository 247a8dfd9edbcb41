import type { Clock, EventPublisher, ExperimentStore } from '../ports.ts';
import { analyse } from './analysis/analyse.ts';
import { bestForTheRest } from './analysis/promotion.ts';
import { analysisInput } from './analysis-input.ts';
import { type DecidePorts, decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { ExperimentPlan } from './plan.ts';

export type ConcludePorts = DecidePorts & {
  readonly clock: Clock;
  readonly experiments: Pick<ExperimentStore, 'totals'>;
  readonly publisher: Pick<EventPublisher, 'publish'>;
};

/**
 * The end of a test on a share: what the others get. It is called winner only where the verdict says so, else the best so
 * far; and where nothing may be told, the control. @returns the decision that holds, whoever made it
 */
export async function concludeTest(
  { plan, experimentId, test }: { plan: ExperimentPlan; experimentId: string; test: Decision },
  ports: ConcludePorts,
): Promise<Decision> {
  const now = ports.clock.now();
  const cohorts = await ports.experiments.totals(experimentId);
  const best = bestForTheRest(analyse(analysisInput(plan, { cohorts, settled: undefined, now })));
  const promoted = best.promote ?? plan.control;
  const why =
    best.promote === undefined
      ? `the test cannot be judged (${best.why}), so the control goes out`
      : best.as === 'winner'
        ? 'winner of the test'
        : 'best so far, which may be chance';
  return decide(
    { experimentId, after: test.version, kind: 'promote', by: 'watch', why, weights: { [promoted]: 100 } },
    ports,
  );
}
