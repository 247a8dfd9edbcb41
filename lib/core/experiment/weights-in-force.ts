import type { Decision } from './decision.ts';
import type { ExperimentPlan } from './plan.ts';

type Weighted = { readonly id: string; readonly weight: number };

/**
 * With what weights newcomers are divided: as was decided, or else as the file says. A bandit begins evenly. A decision for
 * variants that this version does not have decides nothing.
 */
export function weightsInForce(
  { variants, decide }: Pick<ExperimentPlan, 'variants' | 'decide'>,
  decision: Decision | undefined,
): readonly Weighted[] {
  const weights = decision?.weights;
  if (weights !== undefined) {
    const decided = variants.map(({ id }) => ({ id, weight: weights[id] ?? 0 }));
    if (decided.some(({ weight }) => weight > 0)) return decided;
  }
  if (decide !== 'bandit') return variants;
  return variants.map(({ id }) => ({ id, weight: 1 }));
}

export function weightsOf(variants: readonly Weighted[]): Record<string, number> {
  return Object.fromEntries(variants.map(({ id, weight }) => [id, weight]));
}
