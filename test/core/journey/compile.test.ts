import validate from 'asl-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingContentError, RETRY_SLOWLY, RETRY_SOON } from '../../../lib/core/errors.ts';
import type { CompiledJourney, State, TaskState } from '../../../lib/core/journey/compiled.ts';
import { graphOf } from '../../../lib/core/journey/graph.ts';
import { readJourney } from '../../../lib/core/journey/read.ts';
import {
  AssignVariantInput,
  CompleteInput,
  DecideInput,
  EmitEventInput,
  FailInput,
  ParkInput,
  SendMessageInput,
  UpdateProfileInput,
} from '../../../lib/core/tasks/input.ts';
import { arbitraryJourney, NAMED_SEGMENTS, SENT_MESSAGES } from '../../support/arbitrary-journey.ts';
import { aJourney, compiled, LAMBDAS } from '../../support/journey-builders.ts';

const EXPRESS_LIMIT_SECONDS = 300; // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
const DEFINITION_LIMIT_BYTES = 1_048_576; // same page

const SLOW_RUNS = 20; // asl-validator takes 0.15 s for each machine

/** What each verb takes; taken from the handlers' own contracts, not from the compiler. */
const INPUTS = {
  [LAMBDAS.decide]: DecideInput,
  [LAMBDAS['assign-variant']]: AssignVariantInput,
  [LAMBDAS['send-message']]: SendMessageInput,
  [LAMBDAS.park]: ParkInput,
  [LAMBDAS.complete]: CompleteInput,
  [LAMBDAS.fail]: FailInput,
  [LAMBDAS['update-profile']]: UpdateProfileInput,
  [LAMBDAS['emit-event']]: EmitEventInput,
};

const compile = (journey: Parameters<typeof compiled>[0]) => compiled(journey, { segments: NAMED_SEGMENTS });

function forEveryJourney(
  check: (one: CompiledJourney, journey: Parameters<typeof compiled>[0]) => void,
  numRuns = 100,
) {
  fc.assert(
    fc.property(arbitraryJourney(), (journey) => {
      check(compile(journey), journey);
    }),
    { numRuns },
  );
}

function states({ machine }: CompiledJourney): [string, State][] {
  return Object.entries(machine.States);
}

function tasks(one: CompiledJourney): [string, TaskState][] {
  return states(one).flatMap(([name, state]): [string, TaskState][] =>
    state.Type === 'Task' ? [[name, state]] : [],
  );
}

/** Every name that a state hands on to. */
function targets(state: State): string[] {
  if (state.Type === 'Choice') return [...state.Choices.map(({ Next }) => Next), state.Default];
  const next = 'Next' in state ? [state.Next] : [];
  return state.Type === 'Task' ? [...next, ...state.Catch.map(({ Next }) => Next)] : next;
}

/** The states that a leg may start at. */
function entrances({ machine }: CompiledJourney): string[] {
  const at = machine.States[machine.StartAt];
  if (at?.Type !== 'Choice') throw new Error('the machine does not start with a Choice');
  return at.Choices.flatMap((choice) =>
    choice.Variable === '$.at' && 'StringEquals' in choice && choice.StringEquals === choice.Next
      ? [choice.Next]
      : [],
  );
}

/** A Task's input, as Step Functions makes it of the run. */
function inputOf({ Parameters }: TaskState): unknown {
  const run = { customerId: 'c', enrolmentId: 'e', leg: 1, visit: 1, at: 'x' };
  const failed = { x: { Error: 'Error', Cause: 'why' } };
  const paths: Readonly<Record<string, unknown>> = {
    $: { ...run, decision: { chosen: 0 } },
    '$.failed': failed,
  };
  const filled = Object.entries(Parameters).map(([key, value]) =>
    key.endsWith('.$') ? [key.slice(0, -2), paths[String(value)]] : [key, value],
  );
  return Object.fromEntries(filled);
}

describe('arbitrary journeys', () => {
  it('are valid by every rule', () => {
    const content = { en: { subject: 's', html: 'h', text: 't' } };
    const messages = Object.fromEntries(
      SENT_MESSAGES.map((id) => [
        id,
        {
          file: { id, title: id, topic: 'tips', urgency: 'detail' as const, critical: false, samples: [] },
          compiled: {
            id,
            topic: 'tips',
            urgency: 'detail' as const,
            critical: false,
            email: content,
            sms: { en: { text: 't' } },
          },
        },
      ]),
    );
    const context = { segments: NAMED_SEGMENTS, messages };
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const read = readJourney({ text: JSON.stringify(journey), file: 'arbitrary.json', context });
        expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
    );
  });
});

describe('every compiled journey', () => {
  it('is Amazon States Language', () => {
    forEveryJourney(({ machine }) => {
      const { isValid, errorsText } = validate(JSON.parse(JSON.stringify(machine)));
      expect(isValid ? '' : errorsText()).toBe('');
    }, SLOW_RUNS);
  });

  it('has a state for every step, named after it', () => {
    forEveryJourney(({ machine }, journey) => {
      expect(Object.keys(machine.States)).toEqual(
        expect.arrayContaining(graphOf(journey).nodes.map(({ id }) => id)),
      );
    });
  });

  it('can be entered at every step and at the end', () => {
    forEveryJourney((one, journey) => {
      expect(entrances(one)).toEqual([...graphOf(journey).nodes.map(({ id }) => id), 'Complete']);
    });
  });

  it('can go on from every pause', () => {
    forEveryJourney((one) => {
      for (const [, state] of tasks(one).filter(([, { Resource }]) => Resource === LAMBDAS.park)) {
        const { step } = ParkInput.parse(inputOf(state));
        const resumed = 'onEvent' in step ? [step.onDue, step.onEvent] : [step.onDue];
        expect(entrances(one)).toEqual(expect.arrayContaining(resumed));
      }
    });
  });

  it('ends the leg where it pauses, and nowhere waits', () => {
    forEveryJourney((one) => {
      expect(states(one).filter(([, state]) => (state.Type as string) === 'Wait')).toEqual([]);
      for (const [, state] of tasks(one)) {
        const pauses = state.Resource === LAMBDAS.park || state.Resource === LAMBDAS.complete;
        expect('End' in state).toBe(pauses);
      }
    });
  });

  it('leads to states that exist', () => {
    forEveryJourney((one) => {
      for (const [, state] of states(one))
        for (const target of targets(state)) expect(one.machine.States).toHaveProperty([target]);
    });
  });

  it('has no state that nothing leads to', () => {
    forEveryJourney((one) => {
      const led = new Set(['At', ...states(one).flatMap(([, state]) => targets(state))]);
      expect(states(one).filter(([name]) => !led.has(name))).toEqual([]);
    });
  });

  it('calls each verb with what the verb takes', () => {
    forEveryJourney((one) => {
      for (const [name, state] of tasks(one)) {
        const read = INPUTS[state.Resource]?.safeParse(inputOf(state));
        expect([name, read?.error?.issues ?? 'fits']).toEqual([name, 'fits']);
      }
    });
  });

  it('tells each verb all that the step says', () => {
    forEveryJourney((one) => {
      for (const [name, state] of tasks(one)) {
        const { run: _run, failed: _failed, ...input } = inputOf(state) as Record<string, unknown>;
        expect([name, INPUTS[state.Resource]?.parse(inputOf(state))]).toMatchObject([name, input]);
      }
    });
  });

  it('is small enough for Step Functions', () => {
    forEveryJourney(({ machine }) => {
      expect(JSON.stringify(machine).length).toBeLessThan(DEFINITION_LIMIT_BYTES);
    });
  });

  it('leaves itself time: what one state may wait and call stays under the five minutes of an execution', () => {
    forEveryJourney((one) => {
      for (const [, { Retry, TimeoutSeconds }] of tasks(one)) {
        const waits = Retry.flatMap(({ IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds }) =>
          Array.from({ length: MaxAttempts }, (_, n) =>
            Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds),
          ),
        );
        const timedOut =
          Retry.find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'))?.MaxAttempts ?? 0;
        const longest = waits.reduce((sum, seconds) => sum + seconds, 0) + (1 + timedOut) * TimeoutSeconds;
        expect(longest).toBeLessThan(EXPRESS_LIMIT_SECONDS);
      }
    });
  });

  it('retries what is worth it, and never a leg that is over', () => {
    forEveryJourney((one) => {
      for (const [, { Retry }] of tasks(one)) {
        const retried = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
        expect(retried).toEqual(
          expect.arrayContaining([...RETRY_SOON, ...RETRY_SLOWLY, 'Lambda.ServiceException']),
        );
        expect(retried).not.toContain('LegOverError');
        expect(retried).not.toContain('States.ALL');
      }
    });
  });

  it('catches everything', () => {
    forEveryJourney((one) => {
      for (const [, { Catch }] of tasks(one)) {
        expect(Catch.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['LegOverError'], ['States.ALL']]);
      }
    });
  });

  it('is the same every time', () => {
    forEveryJourney((one, journey) => {
      expect(compile(journey)).toEqual(one);
    });
  });
});

describe('the triggers', () => {
  it('hold who enters, who leaves and what counts, with segments written out', () => {
    const journey = aJourney([{ id: 'hello', send: { message: 'hello' } }], {
      entry: { event: 'Signed Up', if: { segment: 'vip' } },
      exit: [{ when: { not: { segment: 'vip' } } }],
      goal: { event: 'Order Completed', within: 'P7D' },
    });
    expect(compile(journey).triggers).toEqual({
      id: 'welcome',
      version: expect.stringMatching(/^[a-z2-7]{12}$/) as string,
      title: 'Welcome',
      stage: 'awareness',
      purpose: 'marketing',
      entry: { event: 'Signed Up', if: { trait: 'tier', equals: 'vip' }, reentry: 'never' },
      exit: [{ when: { not: { trait: 'tier', equals: 'vip' } } }],
      goal: { event: 'Order Completed', within: 'P7D' },
      startAt: 'hello',
    });
  });
});

describe('the messages', () => {
  it('are those that the journey sends', () => {
    const journey = aJourney([
      {
        id: 'later',
        waitFor: { event: 'Order Completed', for: 'P1D' },
        else: [{ id: 'hello', send: { message: 'hello' } }],
      },
    ]);
    expect(compiled(journey).messages).toEqual({ hello: 'hash-of-hello' });
  });

  it('must be there', () => {
    expect(() => compiled(aJourney([{ id: 'hello', send: { message: 'missing' } }]))).toThrow(
      MissingContentError,
    );
  });
});
