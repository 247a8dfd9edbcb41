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
  { id, experiment }: StepOf<'experiment'>,
  to: (variant: string) => string,
  build: Build,
): States {
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
        },
      },
      resultPath: '$.assigned',
      next: outcome,
    }),
    [outcome]: {
      Type: 'Choice',
      Choices: experiment.variants.map((variant) => ({
        Variable: '$.assigned.variant',
        StringEquals: variant.id,
        Next: to(variant.id),
      })),
      Default: none,
    },
    [none]: missing(id, 'this version of the journey has no such variant'),
  };
}
