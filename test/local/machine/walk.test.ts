import {
  StateMachine as LibraryMachine,
  type RunOptions,
  type StateMachineDefinition,
} from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../lib/core/enrolment/definition.ts';
import { STEP_TASKS, type StateMachine, type StepTask } from '../../../lib/core/journey/compiled.ts';
import { taskOf } from '../../../lib/local/journey-steps.ts';
import { answered, failed, type Move, start } from '../../../lib/local/machine/walk.ts';
import { shippedProject } from '../../support/shipped-project.ts';

type Call = { readonly name: string; readonly input: unknown };
type Outcome = { readonly answer: unknown } | { readonly error: string };
/** What the tasks answer, one call after the other. */
type Script = (task: StepTask, number: number) => Outcome;

const { journeys } = await shippedProject();

/** Every place at which a leg can begin, in every journey that is shipped. */
const LEGS = journeys.flatMap(({ triggers, machine }) => {
  const entrance = machine.States[machine.StartAt];
  const places = entrance?.Type === 'Choice' ? entrance.Choices.map(({ Next }) => Next) : [];
  return places.map((at) => ({ journey: triggers.id, at, machine }));
});

const WAYS: Readonly<Record<string, Script>> = {
  'when all goes well': (task) => ({ answer: ANSWERS[task] }),
  'when the last case of each branch holds': (task) => ({
    answer: task === 'decide' ? { chosen: -1 } : ANSWERS[task],
  }),
  'when messages must wait': (task) => ({
    answer: task === 'send-message' ? { outcome: 'held', sends: [] } : ANSWERS[task],
  }),
  'when the first two calls find rows contended': (task, number) =>
    number < 2 ? { error: 'StoreBusyError' } : { answer: ANSWERS[task] },
  'when a leg is over': () => ({ error: 'LegOverError' }),
  'when every call fails, but that which writes it down': (task) =>
    task === 'fail' ? { answer: null } : { error: 'TypeError' },
};

const ANSWERS: Partial<Record<StepTask, unknown>> = {
  decide: { chosen: 0 },
  'send-message': { outcome: 'done', sends: [] },
  'assign-variant': { variant: 'a' },
};

describe('our walk through a compiled machine', () => {
  it('is tried on every place of every shipped journey', () => {
    expect(new Set(LEGS.map(({ journey }) => journey)).size).toBe(journeys.length);
    expect(LEGS.length).toBeGreaterThan(20);
    expect(STEP_TASKS.length).toBe(8);
  });

  it.each(Object.entries(WAYS))(
    'makes the calls that aws-local-stepfunctions makes, %s',
    async (_, script) => {
      for (const { at, machine } of LEGS) {
        const run = { customerId: 'c', enrolmentId: 'e', leg: 3, visit: 2, at };
        expect(ours(machine, run, script)).toEqual(await theirs(machine, run, script));
      }
    },
  );
});

type Walked = { readonly calls: readonly Call[]; readonly ended: 'succeeded' | 'failed' };

function ours(machine: StateMachine, run: Run, script: Script): Walked {
  const calls: Call[] = [];
  let move: Move = start(machine, { ...run });
  while (move.kind !== 'ended') {
    const call = move.kind === 'retry' ? move.call : move;
    const outcome = script(taskOf(call.task), calls.length);
    calls.push({ name: call.name, input: throughJson(call.input) });
    move =
      'answer' in outcome
        ? answered(machine, call, throughJson(outcome.answer))
        : failed(machine, call, { Error: outcome.error, Cause: '' }, () => 0.5);
  }
  return { calls, ended: move.as };
}

type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;

async function theirs(machine: StateMachine, run: Run, script: Script): Promise<Walked> {
  const calls: Call[] = [];
  const handlers: Handlers = {};
  for (const [name, state] of Object.entries(machine.States)) {
    if (state.Type !== 'Task') continue;
    handlers[name] = async (input) => {
      const outcome = script(taskOf(state), calls.length);
      calls.push({ name, input });
      if ('error' in outcome) throw Object.assign(new Error(''), { name: outcome.error });
      return throughJson(outcome.answer) as Awaited<ReturnType<Handlers[string]>>;
    };
  }
  const atOnce = Object.fromEntries(Object.keys(handlers).map((name) => [name, 0]));
  const { result } = inLibrary(machine).run(run, {
    overrides: { taskResourceLocalHandlers: handlers, retryIntervalOverrides: atOnce },
  });
  const ended = await result.then(
    () => 'succeeded' as const,
    () => 'failed' as const,
  );
  return { calls, ended };
}

/** The library reads a machine slowly. */
const read = new Map<StateMachine, LibraryMachine>();

function inLibrary(machine: StateMachine): LibraryMachine {
  const known = read.get(machine) ?? new LibraryMachine(withArns(machine));
  read.set(machine, known);
  return known;
}

/** The library asks for the ARNs of functions. */
function withArns(machine: StateMachine): StateMachineDefinition {
  const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:$1';
  return JSON.parse(JSON.stringify(machine).replaceAll(/local:([a-z-]+)/g, arn));
}

function throughJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
