import type { TaskState } from '../compiled.ts';
import { COMPLETE } from '../graph.ts';
import type { Build, States } from './build.ts';
import { completeState } from './exit.ts';
import { ABORT, AT, FAILED, STOPPED, UNKNOWN } from './names.ts';
import { LEG_IS_OVER, taskState } from './task.ts';

/**
 * The door that every leg comes in by: jumps to the state that the enrolment stands at. A wake goes on behind a pause, a
 * take-over or a retry anywhere, so it knows all states that can be stood at.
 */
export function entrance(resumable: readonly string[]): States {
  return {
    [AT]: {
      Type: 'Choice',
      Choices: resumable.map((name) => ({ Variable: '$.at', StringEquals: name, Next: name })),
      Default: UNKNOWN,
    },
  };
}

/** The ways out that every journey has. */
export function exits(build: Build): States {
  return {
    [COMPLETE]: completeState({ at: COMPLETE, reason: 'completed', build }),
    // no state failed, so none is named: the verb then notes where the enrolment stands
    [UNKNOWN]: { Type: 'Pass', Result: {}, ResultPath: '$.failed', Next: FAILED },
    [FAILED]: failedState(build),
    [ABORT]: { Type: 'Fail', Error: 'JourneyFailed' },
    [STOPPED]: { Type: 'Succeed' },
  };
}

/** Where even this fails, the execution does; the enrolment's lease runs out and another leg tries again. */
function failedState(build: Build): TaskState {
  const state = taskState({
    build,
    name: FAILED,
    task: 'fail',
    parameters: { 'failed.$': '$.failed' },
    next: ABORT,
  });
  return { ...state, Catch: [LEG_IS_OVER, { ErrorEquals: ['States.ALL'], ResultPath: null, Next: ABORT }] };
}
