import type { Condition } from '../condition/definition.ts';
import { expandSegments } from '../segment/expand.ts';
import type { Journey, Step } from './definition.ts';

/** The journey with every segment written out where it is named, so that a version holds all that it depends on. */
export function expandJourney(journey: Journey, segments: Readonly<Record<string, Condition>>): Journey {
  const expand = (condition: Condition) => expandSegments(condition, segments);
  const { entry } = journey;
  return {
    ...journey,
    entry: entry.if === undefined ? entry : { ...entry, if: expand(entry.if) },
    exit: journey.exit.map((exit) => ('when' in exit ? { when: expand(exit.when) } : exit)),
    steps: inSteps(journey.steps, expand),
  };
}

type Expand = (condition: Condition) => Condition;

function inSteps(steps: readonly Step[], expand: Expand): Step[] {
  return steps.map((step) => inStep(step, expand));
}

function inStep(step: Step, expand: Expand): Step {
  if ('branch' in step) {
    return {
      ...step,
      branch: step.branch.map((one) => ({ when: expand(one.when), steps: inSteps(one.steps, expand) })),
      ...(step.else && { else: inSteps(step.else, expand) }),
    };
  }
  if ('waitFor' in step) {
    return {
      ...step,
      ...(step.then && { then: inSteps(step.then, expand) }),
      ...(step.else && { else: inSteps(step.else, expand) }),
    };
  }
  if ('experiment' in step) {
    const variants = step.experiment.variants.map((variant) => ({
      ...variant,
      steps: inSteps(variant.steps, expand),
    }));
    return { ...step, experiment: { ...step.experiment, variants } };
  }
  return step;
}
