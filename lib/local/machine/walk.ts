import type { State, StateMachine, TaskState } from '../../core/journey/compiled.ts';
import { unreachable } from '../../core/unreachable.ts';
import { type Data, readPath, withPath } from './path.ts';
import { retryDelay } from './retry-delay.ts';

/**
 * The part of Amazon States Language that our compiler writes, as pure transitions: nothing is called and nobody waits
 * here, so that a simulation can let both take virtual time. `test/local/machine/walk.test.ts` holds it to a library
 * that runs whole executions: {@link https://states-language.net/spec.html}.
 */
export type Move =
  | Call
  /** The same call again, so much later. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly call: Call }
  | { readonly kind: 'ended'; readonly as: 'succeeded' | 'failed'; readonly passed: readonly string[] };

/** A Task wants its function called. */
export type Call = {
  readonly kind: 'call';
  /** The state's name. */
  readonly name: string;
  readonly task: TaskState;
  readonly input: Data;
  /** What the state came in with. */
  readonly data: Data;
  /** Retries made so far, for each of the state's retriers. */
  readonly attempts: readonly number[];
  /** Pass states gone through on the way here. */
  readonly passed: readonly string[];
};

/** The first move of an execution. */
export function start(machine: StateMachine, data: Data): Move {
  return enter(machine, machine.StartAt, data);
}

/** The next move, once the function has answered. */
export function answered(machine: StateMachine, { task, data }: Call, answer: unknown): Move {
  const after = task.ResultPath === null ? data : withPath(data, task.ResultPath, answer);
  return 'End' in task ? ended('succeeded') : enter(machine, task.Next, after);
}

/** The next move, once the function has failed: a retry, what a Catch says, or the end. @param random for jitter, in [0, 1) */
export function failed(
  machine: StateMachine,
  call: Call,
  failure: { readonly Error: string; readonly Cause: string },
  random: () => number,
): Move {
  const { task, attempts, data } = call;
  const retry = retryDelay(task.Retry, attempts, failure.Error, random);
  if (retry !== undefined)
    return { kind: 'retry', afterMs: retry.afterMs, call: { ...call, attempts: retry.attempts, passed: [] } };
  const catcher = task.Catch.find(({ ErrorEquals }) => catches(ErrorEquals, failure.Error));
  if (catcher === undefined) return ended('failed');
  const after = catcher.ResultPath === null ? data : withPath(data, catcher.ResultPath, failure);
  return enter(machine, catcher.Next, after);
}

function enter(machine: StateMachine, first: string, from: Data): Move {
  const passed: string[] = [];
  let name = first;
  let data = from;
  for (;;) {
    const state: State | undefined = machine.States[name];
    if (state === undefined) throw new TypeError(`the machine has no state ${name}`);
    switch (state.Type) {
      case 'Task': {
        const input = parametersOf(state, data);
        return { kind: 'call', name, task: state, input, data, attempts: [], passed };
      }
      case 'Choice':
        name = chosen(state, data);
        break;
      case 'Pass':
        passed.push(name);
        if (state.ResultPath !== undefined) data = withPath(data, state.ResultPath, state.Result);
        name = state.Next;
        break;
      case 'Succeed':
        return ended('succeeded', passed);
      case 'Fail':
        return ended('failed', passed);
      default:
        return unreachable(state);
    }
  }
}

function chosen({ Choices, Default }: Extract<State, { Type: 'Choice' }>, data: Data): string {
  const choice = Choices.find((one) => {
    const value = readPath(data, one.Variable);
    return 'StringEquals' in one ? value === one.StringEquals : value === one.NumericEquals;
  });
  return choice?.Next ?? Default;
}

/** A name that ends in `.$` takes its value from the data. The compiler writes these at the top only. */
function parametersOf({ Parameters }: TaskState, data: Data): Data {
  return Object.fromEntries(
    Object.entries(Parameters).map(([name, value]) =>
      name.endsWith('.$') && typeof value === 'string'
        ? [name.slice(0, -2), readPath(data, value)]
        : [name, value],
    ),
  );
}

function catches(names: readonly string[], error: string): boolean {
  return names.includes('States.ALL') || names.includes(error);
}

function ended(as: 'succeeded' | 'failed', passed: readonly string[] = []): Move {
  return { kind: 'ended', as, passed };
}
