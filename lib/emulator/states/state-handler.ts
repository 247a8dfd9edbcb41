import { createHash } from 'node:crypto';
import type { Principal } from '../service.ts';
import { isDistributed, type State } from './definition.ts';
import { distributedMap, type MapVisit } from './distributed-map.ts';
import type { Execution } from './execution.ts';
import type { History } from './history.ts';
import type { Visits } from './journal.ts';
import type { Lifetime } from './lifetime.ts';
import type { Context } from './map-inputs.ts';
import { createProgram, type ProgramParts, type Written } from './program.ts';
import { retried, STATES, taskHandler } from './task-handler.ts';
import { waitHandler } from './wait-handler.ts';

/** One run of an execution, as its states' handlers need it. */
type Run = {
  readonly execution: Execution;
  readonly context: Context;
  readonly history: History;
  readonly lifetime: Lifetime;
  readonly visits: Visits;
};
type Handler = (input: unknown, run: Run) => Promise<unknown>;

/** What the library does not do by itself: Tasks, Waits, Distributed Maps. @returns undefined for all others */
export function stateHandler(of: Of, parts: ProgramParts): Handler | undefined {
  if (of.state.Type === 'Wait') return waiting(of, parts);
  if (of.state.Type === 'Task') return calling(of, parts);
  return isDistributed(of.state) ? mapping(of, parts) : undefined;
}

type Of = { readonly name: string; readonly state: State; readonly written: Written };

function waiting({ name }: Of, { clock }: ProgramParts): Handler {
  return (input, { visits, lifetime }) => waitHandler(input, { visit: visits(name, input), clock, lifetime });
}

function calling({ name, state, written }: Of, parts: ProgramParts): Handler {
  const { clock, invoke } = parts;
  const { caller } = callerOf(written, parts);
  return (input, { visits, history, lifetime }) => {
    const call = taskHandler(state, { invoke, clock, caller, lifetime, history });
    return visits(name, input).once(() => call(input));
  };
}

function mapping({ name, state, written }: Of, parts: ProgramParts): Handler {
  const { machine, roleArn } = written;
  const { ItemProcessor: definition, Retry: retriers } = state;
  if (definition?.ProcessorConfig?.Mode !== 'DISTRIBUTED') throw new Error(`"${name}" is no Distributed Map`);
  const type = definition.ProcessorConfig.ExecutionType;
  const label = state.Label ?? createHash('sha256').update(name).digest('hex').slice(0, 32);
  const labelled = { name: `${machine.name}/${label}`, arn: `${machine.arn}/${label}` };
  const child = createProgram({ machine: labelled, type, definition, roleArn }, parts);
  const visitMap = distributedMap({ state, child }, parts);
  const { caller, sourceArn } = callerOf(written, parts);
  const authorizeChild: MapVisit['authorizeChild'] = ({ arn, isRedriven }) => {
    const [action, resource] = isRedriven ? ['RedriveExecution', arn] : ['StartExecution', sourceArn];
    parts.authorize(caller(), { action: `states:${action}`, resource });
  };
  return (input, { visits, ...run }) =>
    retried(() => visitMap(input, { ...run, ...visits(name, input), authorizeChild }), {
      retriers,
      clock: parts.clock,
      lifetime: run.lifetime,
    });
}

/** A Distributed Map's children act for the machine that it stands in. */
function callerOf({ machine, roleArn }: Written, { assume }: ProgramParts) {
  const sourceArn = machine.arn.split('/')[0] ?? machine.arn;
  return { sourceArn, caller: (): Principal => assume(roleArn, { service: STATES, sourceArn }) };
}
