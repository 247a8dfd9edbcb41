import { ExecutionError, type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import type { Authorize } from '../service.ts';
import { type Definition, statesOf } from './definition.ts';
import type { MapParts } from './distributed-map.ts';
import type { End, Execution } from './execution.ts';
import { forLibrary } from './for-library.ts';
import { createHistory, MOST_EVENTS } from './history.ts';
import { type Journal, visitsOfExpress } from './journal.ts';
import { createLifetime } from './lifetime.ts';
import { stateHandler } from './state-handler.ts';
import type { Assume, Invoke } from './task-handler.ts';

/** A definition, ready to run many times. */
export type Program = {
  readonly type: Execution['type'];
  /** Without the version. A Distributed Map's children have its label behind: `<machine>/<label>`. */
  readonly machine: MachineName;
  /** Runs an execution from its start; what its journal knows is not done again. */
  run(execution: Execution, journal: Journal | undefined): Running;
};

export type Running = {
  /** Settles at its end; for one that is abandoned, never. */
  readonly ended: Promise<Execution>;
  /** What has happened so far. */
  readonly history: Execution['history'];
  /** Ends it, if it has not ended. */
  end(as: End): void;
  /** It comes to nothing, without a word: the emulator stops. */
  abandon(): void;
};

type MachineName = { readonly name: string; readonly arn: string };

export type ProgramParts = MapParts & {
  readonly authorize: Authorize;
  readonly assume: Assume;
  readonly invoke: Invoke;
};

export type Written = {
  readonly machine: MachineName;
  readonly type: Execution['type'];
  readonly definition: Definition;
  readonly roleArn: string;
};

/** The longest that an execution may take, in seconds. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const LONGEST = { EXPRESS: 300, STANDARD: 365 * 86_400 };

export function createProgram(written: Written, parts: ProgramParts): Program {
  const { machine, type, definition, roleArn } = written;
  const { clock } = parts;
  const states = statesOf(definition);
  // Whether the definition is right is for the deployer's own tests; the library's check would take 70 ms each.
  const library = new StateMachine(forLibrary(definition, clock.speed), {
    validationOptions: { noValidate: true },
  });
  const handlers = states.flatMap(([name, state]) => {
    const handler = stateHandler({ name, state, written }, parts);
    return handler === undefined ? [] : [[name, handler] as const];
  });
  const types = new Map(states.map(([name, { Type }]) => [name, Type]));
  const limit = Math.min(definition.TimeoutSeconds ?? LONGEST[type], LONGEST[type]) * 1_000;

  return {
    type,
    machine,
    run(execution, journal) {
      const { promise: ended, resolve } = Promise.withResolvers<Execution>();
      const lifetime = createLifetime();
      const context = {
        Execution: { Id: execution.arn, Name: execution.name, RoleArn: roleArn },
        StateMachine: { Id: machine.arn, Name: machine.name },
      };
      const history = createHistory({
        types,
        roleArn,
        now: clock.now,
        most: type === 'STANDARD' ? MOST_EVENTS : Infinity,
        onFull: (why) => end({ status: 'FAILED', ...why }),
      });
      const visits = journal?.read(() => !lifetime.isOver()) ?? visitsOfExpress;
      const run = { execution, context, history, lifetime, visits };
      const running = library.run(JSON.parse(execution.input), {
        context,
        overrides: {
          taskResourceLocalHandlers: Object.fromEntries(
            handlers.map(([name, handler]) => [name, lifetime.giveUp((input) => handler(input, run))]),
          ) as Handlers,
        },
      });
      const followed = history.follow(running.eventLogs);
      const already = clock.now() - (execution.redrivenAt ?? execution.startedAt);
      const cancel = clock.after(Math.max(0, limit - already), () => end({ status: 'TIMED_OUT' }));
      lifetime.onOver(cancel);

      function end(as: End): void {
        if (lifetime.isOver()) return;
        lifetime.end('ended');
        running.abort();
        resolve(asEnded(as));
      }
      async function asEnded(as: End): Promise<Execution> {
        await followed;
        history.ended(as);
        return { ...execution, ...as, stoppedAt: clock.now(), history: history.events };
      }
      running.result.then(
        (output) => end({ status: 'SUCCEEDED', output: JSON.stringify(output) }),
        (error: unknown) => end(failed(error)),
      );
      return {
        ended,
        history: history.events,
        end,
        abandon() {
          lifetime.end('abandoned');
          running.abort();
        },
      };
    },
  };
}

/** The library says of a handler's input and answer that they are JSON, and so they are: both have been through it. */
type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;

function failed(error: unknown): End {
  const cause: unknown = error instanceof ExecutionError ? error.cause : error;
  if (!(cause instanceof Error)) return { status: 'FAILED', error: 'States.Runtime', cause: String(cause) };
  return { status: 'FAILED', error: cause.name, cause: cause.message };
}
