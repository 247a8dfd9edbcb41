import type { Build, States, StepOf } from './build.ts';
import { outcomeOf } from './names.ts';
import { taskState } from './task.ts';

/**
 * A Task that decides, and a Choice that goes there. The conditions stay with the Task: they look at the profile and
 * the history, which never travel through Step Functions.
 * @param to where each case leads, in their order; `otherwise` when none holds
 */
export function branchStates(
  { id, branch }: StepOf<'branch'>,
  to: { cases: readonly string[]; otherwise: string },
  build: Build,
): States {
  const outcome = outcomeOf(id);
  return {
    [id]: taskState({
      build,
      name: id,
      task: 'decide',
      parameters: { step: { id, cases: branch.map((one) => one.when) } },
      resultPath: '$.decision',
      next: outcome,
    }),
    [outcome]: {
      Type: 'Choice',
      Choices: to.cases.map((next, index) => ({
        Variable: '$.decision.chosen',
        NumericEquals: index,
        Next: next,
      })),
      Default: to.otherwise,
    },
  };
}
