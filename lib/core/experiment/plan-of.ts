import type { Goal, Step } from '../journey/definition.ts';
import type { ExperimentPlan } from './plan.ts';

/** Clicks have no window of their own. */
const CLICKS_WITHIN = 'P7D';

/** The plan of a step, if it is an experiment. */
export function planOf(step: Step, goal: Goal | undefined): ExperimentPlan | undefined {
  if (!('experiment' in step)) return undefined;
  const { variants, control, planned, measure, decide, test } = step.experiment;
  return {
    stepId: step.id,
    control: control ?? variants[0]?.id ?? '',
    variants: variants.map(({ id, weight }) => ({ id, weight })),
    ...(planned && { planned: planned.customers }),
    measure: measure ?? (goal === undefined ? 'click' : 'goal'),
    decide: decide ?? 'report',
    ...(test && { test }),
    within: goal?.within ?? CLICKS_WITHIN,
  };
}
