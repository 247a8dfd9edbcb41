import type { Run } from '../../core/enrolment/definition.ts';
import type { StateMachine } from '../../core/journey/compiled.ts';
import { taskOf } from '../journey-steps.ts';
import { LEG_START_MS } from '../latency.ts';
import { answered, type Call, failed, type Move, start } from '../machine/walk.ts';
import { stepTasks } from '../step-tasks.ts';
import type { Functions } from './functions.ts';
import { between, type Setting } from './setting.ts';

/** An Express execution lives no longer. */
const EXECUTION_MS = 5 * 60_000;

/** What Step Functions calls a process that is gone, and one that was out of time. */
const DEATHS = { exited: 'Runtime.ExitError', 'timed-out': 'Sandbox.Timedout' } as const;

/**
 * Step Functions Express: runs legs on the compiled machines, at least once each, retrying as the machine says; an execution
 * may die as a whole, and then nobody hears of it.
 * @param onError an error that a task threw, for those that are defects
 */
export function createLegs(
  machines: ReadonlyMap<string, StateMachine>,
  { functions, onError }: { functions: Functions; onError: (error: Error, run: Run) => void },
  { timeline, faults, trace, random }: Setting,
): { start(machine: string, run: Run): void } {
  return {
    start(machine, run) {
      begin(machine, run, LEG_START_MS + between(random, 0, 40));
      if (faults.happens('leg run twice at once'))
        begin(machine, run, LEG_START_MS + between(random, 0, 3_000));
    },
  };

  function begin(machine: string, run: Run, afterMs: number): void {
    timeline.at(timeline.now() + afterMs, () => void execute(machine, run));
  }

  async function execute(name: string, run: Run): Promise<void> {
    const states = machines.get(name);
    if (states === undefined) throw new TypeError(`there is no machine ${name}`);
    const endsAt = timeline.now() + EXECUTION_MS;
    let move = start(states, { ...run });
    while (move.kind !== 'ended') {
      if (move.kind === 'retry') {
        await timeline.pass(move.afterMs);
        move = move.call;
      }
      if (timeline.now() > endsAt || faults.happens('leg died whole')) {
        trace.note(timeline.now(), `leg ${run.leg} died`, run.customerId);
        return;
      }
      move = await called(states, move, run);
    }
  }

  async function called(states: StateMachine, call: Call, run: Run): Promise<Move> {
    if (faults.happens('function not started for lack of capacity'))
      return failed(states, call, { Error: 'Lambda.TooManyRequestsException', Cause: '' }, random);
    const task = taskOf(call.task);
    const input: unknown = JSON.parse(JSON.stringify(call.input));
    const outcome = await functions.invoke((ports) => stepTasks(ports)[task](input));
    if ('answer' in outcome) return answered(states, call, outcome.answer.answer ?? null);
    if ('died' in outcome) return failed(states, call, { Error: DEATHS[outcome.died], Cause: '' }, random);
    onError(outcome.error, run);
    return failed(states, call, { Error: outcome.error.name, Cause: outcome.error.message }, random);
  }
}
