import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AwsError } from '../service.ts';
import { readDefinition } from './definition.ts';
import type { Child } from './distributed-map.ts';
import type { End, Execution } from './execution.ts';
import { createJournal, type Journal } from './journal.ts';
import { createKeptExecutions } from './kept-executions.ts';
import type { Machine, Revision } from './machines.ts';
import { createMapRuns, type MapRuns } from './map-runs.ts';
import { createProgram, type Program, type ProgramParts, type Running } from './program.ts';
import { redriven } from './redrive.ts';

export type Executions = {
  /** @throws AwsError ExecutionAlreadyExists for the name of a Standard one that is over, or has another input */
  start(what: Start): Execution;
  get(arn: string): Execution | undefined;
  /** Newest first. */
  list(): readonly Execution[];
  /** Ends it, if it has not ended, and all its children. */
  end(arn: string, as: End): Promise<void>;
  /** Begins again at what failed. @throws AwsError ExecutionNotRedrivable */
  redrive(execution: Execution): Execution;
  readonly mapRuns: MapRuns;
  /** Standard ones that a stop of the emulator interrupted go on where they stood. */
  resume(): void;
  /** Those that run come to nothing. */
  stop(): void;
};
type Start = {
  readonly machine: Machine;
  readonly revision: Revision;
  readonly version?: number | undefined;
  readonly name?: string | undefined;
  readonly input: string;
};

/** How long a name stays taken. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const NAME_KEPT_MS = 90 * 86_400_000;

type Parts = Omit<ProgramParts, 'mapRuns' | 'beginChild'> & {
  /** Where Standard executions outlive the emulator. */
  readonly dataFolder?: string | undefined;
};

export function createExecutions(parts: Parts): Executions {
  const { place, clock, dataFolder } = parts;
  const kept = createKeptExecutions(dataFolder);
  const mapRuns = createMapRuns(dataFolder);
  const running = new Map<string, Running>();
  const journals = new Map<string, Journal>();
  const programs = new Map<string, Program>();

  function programOf({ machineArn, type }: Execution, { id, definition, roleArn }: Revision): Program {
    const key = `${machineArn}/${id}`;
    const known = programs.get(key);
    if (known !== undefined) return known;
    const machine = { arn: machineArn, name: machineArn.split(':').at(-1) ?? machineArn };
    const written = { machine, type, definition: readDefinition(definition), roleArn };
    const program = createProgram(written, { ...parts, mapRuns, beginChild });
    programs.set(key, program);
    return program;
  }

  function journalOf({ arn }: Execution): Journal {
    const file = dataFolder && join(dataFolder, 'journals', encodeURIComponent(arn));
    const journal = journals.get(arn) ?? createJournal(file);
    journals.set(arn, journal);
    return journal;
  }

  function run(execution: Execution, program: Program): Running {
    const journal = execution.type === 'STANDARD' ? journalOf(execution) : undefined;
    const begun = program.run(execution, journal);
    const one = { ...begun, ended: finished(begun) };
    running.set(execution.arn, one);
    return one;
  }

  async function finished(one: Running): Promise<Execution> {
    const ended = await one.ended;
    running.delete(ended.arn);
    kept.put(ended);
    // Of one that failed it is kept, for a redrive.
    if (ended.status === 'SUCCEEDED') {
      journals.get(ended.arn)?.discard();
      journals.delete(ended.arn);
    }
    return ended;
  }

  /** A child is found again by its name after a stop or a redrive of its parent. */
  function beginChild({ program, mapRunArn, name, input, authorize }: Child): Running {
    const { machine, type } = program;
    const arn = arnOf({ type, machineName: machine.name, name });
    const known = kept.get(arn);
    if (known !== undefined && known.status !== 'RUNNING') return over(known);
    authorize({ arn, isRedriven: known?.redrivenAt !== undefined });
    const child = known ?? starting({ arn, name, machineArn: machine.arn, type, mapRunArn, input });
    kept.put(child);
    return run(child, program);
  }

  function starting(what: Begun): Execution {
    return { ...what, status: 'RUNNING', startedAt: clock.now(), redrives: 0, history: [] };
  }

  function arnOf({ type, machineName, name }: Named): string {
    const [kind, unique] = type === 'STANDARD' ? ['execution', name] : ['express', `${name}:${randomUUID()}`];
    return `arn:aws:states:${place.region}:${place.account}:${kind}:${machineName}:${unique}`;
  }

  /** The one that runs under this name with this input. */
  function same(arn: string, input: string): Execution | undefined {
    const known = kept.get(arn);
    if (known === undefined) return undefined;
    if (known.status === 'RUNNING' && known.input === input) return known;
    if (known.stoppedAt !== undefined && known.stoppedAt + NAME_KEPT_MS < clock.now()) return undefined;
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }

  return {
    start({ machine, revision, version, name = randomUUID(), input }) {
      const { type } = machine;
      const arn = arnOf({ type, machineName: machine.name, name });
      const known = same(arn, input);
      if (known !== undefined) return known;
      const execution = starting({ arn, name, machineArn: machine.arn, version, type, input });
      kept.put(execution, revision);
      run(execution, programOf(execution, revision));
      return execution;
    },
    get(arn) {
      const execution = kept.get(arn);
      const history = running.get(arn)?.history;
      return execution && history ? { ...execution, history } : execution;
    },
    list: kept.all,
    async end(arn, as) {
      const one = running.get(arn);
      one?.end(as);
      await one?.ended;
    },
    redrive(execution) {
      const again = redriven(execution, { kept, mapRuns, clock, journalOf });
      const revision = kept.revisionOf(execution.arn);
      if (revision !== undefined) run(again, programOf(again, revision));
      return again;
    },
    mapRuns,
    resume() {
      for (const execution of kept.all()) {
        const revision = kept.revisionOf(execution.arn);
        // A child has none of its own: its parent goes on with it.
        if (execution.status !== 'RUNNING' || revision === undefined || running.has(execution.arn)) continue;
        run(execution, programOf(execution, revision));
      }
    },
    stop() {
      for (const one of running.values()) one.abandon();
    },
  };
}

type Begun = Pick<Execution, 'arn' | 'name' | 'machineArn' | 'type' | 'mapRunArn' | 'version' | 'input'>;
type Named = Pick<Execution, 'type' | 'name'> & { readonly machineName: string };

/** One that has ended already. */
const over = (execution: Execution): Running => ({
  ended: Promise.resolve(execution),
  history: execution.history,
  end: () => undefined,
  abandon: () => undefined,
});
