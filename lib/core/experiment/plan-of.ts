import type { Goal, Step } from '../journey/definition.ts';
import type { ExperimentPlan } from './plan.ts';

/** Clicks have no window of their own. */
const CLICKS_WITHIN = 'P7D';

/** The plan of a step, if it is an experiment, or a message with several subjects. */
export function planOf(step: Step, goal: Goal | undefined): ExperimentPlan | undefined {
  if ('send' in step) return planOfSubjects(step);
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

function planOfSubjects({ id, send }: Extract<Step, { send: unknown }>): ExperimentPlan | undefined {
  if (send.test === undefined) return undefined;
  const { variants, decide } = send.test;
  return {
    stepId: id,
    control: variants[0]?.id ?? '',
    variants: variants.map((variant) => ({ id: variant.id, weight: variant.weight })),
    measure: 'click',
    decide: decide ?? 'report',
    within: CLICKS_WITHIN,
  };
}
