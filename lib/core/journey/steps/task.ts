import { LEG_OVER } from '../../errors.ts';
import type { Catcher, StepTask, TaskState } from '../compiled.ts';
import type { Build } from './build.ts';
import { FAILED, STOPPED } from './names.ts';
import { RETRY, TASK_TIMEOUT_SECONDS } from './retry.ts';

/**
 * The state that calls a verb with the run (ids only), the journey and what was written down at compile time.
 * @param name the state's own name, under which a failure is noted
 * @param resultPath where the answer goes; null: it is not needed
 * @param next undefined ends the leg
 */
export function taskState({
  build,
  name,
  task,
  parameters,
  resultPath = null,
  next,
}: {
  build: Build;
  name: string;
  task: StepTask;
  parameters: Readonly<Record<string, unknown>>;
  resultPath?: string | null;
  next: string | undefined;
}): TaskState {
  return {
    Type: 'Task',
    Resource: build.resources[task],
    Parameters: { 'run.$': '$', journey: build.pin, ...parameters },
    ResultPath: resultPath,
    TimeoutSeconds: TASK_TIMEOUT_SECONDS,
    Retry: RETRY,
    Catch: [LEG_IS_OVER, { ErrorEquals: ['States.ALL'], ResultPath: failurePath(name), Next: FAILED }],
    ...(next === undefined ? { End: true } : { Next: next }),
  };
}

export const LEG_IS_OVER: Catcher = { ErrorEquals: [LEG_OVER], ResultPath: null, Next: STOPPED };

/** Brackets, because a name may have hyphens: {@link https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html}. */
export function failurePath(name: string): string {
  return `$.failed['${name}']`;
}
