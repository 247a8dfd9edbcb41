import type { Clock, ExperimentStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Decision } from './decision.ts';

/** Newcomers heed a decision a minute late at most; in return, who assigns seldom has to ask. */
const FRESH_FOR_MS = 60_000;

export type CurrentDecisionPorts = {
  readonly clock: Clock;
  readonly experiments: Pick<ExperimentStore, 'decisions'>;
};

type Kept = Map<string, { readonly decision: Decision | undefined; readonly until: EpochMs }>;
const kept = new WeakMap<object, Kept>();

/** The decision that holds, or undefined: those of the journey's file do. */
export async function currentDecision(
  experimentId: string,
  ports: CurrentDecisionPorts,
): Promise<Decision | undefined> {
  const now = ports.clock.now();
  const known = kept.get(ports.experiments)?.get(experimentId);
  if (known !== undefined && now < known.until) return known.decision;
  const [decision] = await ports.experiments.decisions(experimentId, 1);
  keepDecision(experimentId, decision, ports);
  return decision;
}

export function keepDecision(
  experimentId: string,
  decision: Decision | undefined,
  { clock, experiments }: CurrentDecisionPorts,
): void {
  const ofStore: Kept = kept.get(experiments) ?? new Map();
  kept.set(experiments, ofStore);
  ofStore.set(experimentId, { decision, until: clock.now() + FRESH_FOR_MS });
}
