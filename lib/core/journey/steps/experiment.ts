import { LATER } from '../../experiment/later.ts';
import { planOf } from '../../experiment/plan-of.ts';
import type { Build, States, StepOf } from './build.ts';
import { missing } from './missing.ts';
import { outcomeOf } from './names.ts';
import { taskState } from './task.ts';

/**
 * A Task that assigns, and a Choice that goes there. A variant that this version does not have fails the journey: to
 * take any other way would falsify the experiment.
 * @param to where a variant leads
 */
export function experimentStates(
  step: StepOf<'experiment'>,
  to: (variant: string) => string,
  build: Build,
): States {
  const { id, experiment } = step;
  const plan = planOf(step, build.goal);
  const later = `${id}~`;
  const outcome = outcomeOf(id);
  const none = `${id}!`;
  return {
    [id]: taskState({
      build,
      name: id,
      task: 'assign-variant',
      parameters: {
        step: {
          id,
          variants: experiment.variants.map((variant) => ({ id: variant.id, weight: variant.weight })),
          ...(plan && { plan }),
          ...(experiment.exclusive && { exclusive: experiment.exclusive }),
        },
      },
      resultPath: '$.assigned',
      next: outcome,
    }),
    [outcome]: {
      Type: 'Choice',
      Choices: [
        ...experiment.variants.map((variant) => choice(variant.id, to(variant.id))),
        ...(experiment.test ? [choice(LATER, later)] : []),
      ],
      Default: none,
    },
    // Asked again, once the test is over.
    ...(experiment.test && {
      [later]: taskState({
        build,
        name: id,
        task: 'park',
        parameters: { step: { id, wait: { for: experiment.test.for }, onDue: id } },
        next: undefined,
      }),
    }),
    [none]: missing(id, 'this version of the journey has no such variant'),
  };
}

function choice(variant: string, next: string) {
  return { Variable: '$.assigned.variant', StringEquals: variant, Next: next };
}
