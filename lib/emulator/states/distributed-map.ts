import { createHash, randomUUID } from 'node:crypto';
import { AwsError, type EmulatorClock, type Place } from '../service.ts';
import type { State } from './definition.ts';
import type { Execution } from './execution.ts';
import type { History } from './history.ts';
import type { Lifetime } from './lifetime.ts';
import { runChildren } from './map-children.ts';
import { type Context, mapInputs } from './map-inputs.ts';
import type { MapRun, MapRuns } from './map-runs.ts';
import { isTooLong, withinLimit } from './payload.ts';
import type { Program, Running } from './program.ts';
import { StatesError } from './states-error.ts';

/** Whose map it is, and what a visit of it needs. */
export type MapVisit = {
  readonly execution: Execution;
  readonly context: Context;
  readonly history: History;
  readonly lifetime: Lifetime;
  /**
   * @throws AwsError unless the machine's role may start executions of its own machine, as each child is, or redrive one
   * https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
   */
  readonly authorizeChild: (child: { readonly arn: string; readonly isRedriven: boolean }) => void;
  /** The Map Run's ARN, decided once. */
  readonly begin: (decide: () => string) => string;
};

export type MapParts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly mapRuns: MapRuns;
  /** Begins a child, goes on with one that the emulator's stop interrupted, or gives back one that has ended. */
  readonly beginChild: (child: Child) => Running;
};
export type Child = {
  readonly program: Program;
  readonly mapRunArn: string;
  readonly name: string;
  readonly input: string;
  /** Asked before it runs. */
  readonly authorize: MapVisit['authorizeChild'];
};

/** Where a map has no MaxConcurrency. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
const MOST_CHILDREN = 10_000;
const EXCEEDED = 'States.ExceedToleratedFailureThreshold';

/**
 * A visit of a Distributed Map: a Map Run whose children are executions of their own, each with its own history.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function distributedMap(
  { state, child }: { readonly state: State; readonly child: Program },
  { place, clock, mapRuns, beginChild }: MapParts,
): (input: unknown, visit: MapVisit) => Promise<unknown> {
  const inputsOf = mapInputs(state);
  const tolerated = toleratedBy(state);

  function beginRun(total: number, { execution, begin }: MapVisit): MapRun {
    const id = begin(
      () => `arn:aws:states:${place.region}:${place.account}:mapRun:${child.machine.name}:${randomUUID()}`,
    );
    const { arn: executionArn, machineArn } = execution;
    const run: MapRun = mapRuns.get(id) ?? {
      id,
      executionArn,
      machineArn,
      status: 'RUNNING',
      total,
      maxConcurrency: state.MaxConcurrency ?? 0,
      toleratedFailureCount: tolerated.count ?? 0,
      toleratedFailurePercentage: tolerated.percentage ?? 0,
      startedAt: clock.now(),
      redrives: 0,
    };
    mapRuns.put(run);
    return run;
  }

  function endRun({ id }: MapRun, status: MapRun['status']): void {
    const run = mapRuns.get(id);
    if (run?.status === 'RUNNING') mapRuns.put({ ...run, status, stoppedAt: clock.now() });
  }

  return async (input, visit) => {
    const inputs = (await inputsOf(input, visit.context)).map((one) => JSON.stringify(one));
    const total = inputs.length;
    const run = beginRun(total, visit);
    const { history, lifetime } = visit;
    history.mapRunStarted(run.id);
    lifetime.onOver((how) => how === 'ended' && endRun(run, 'ABORTED'));
    const failed = (error: Error): Error => {
      if (lifetime.isOver()) return error;
      endRun(run, 'FAILED');
      history.mapRunFailed(error);
      return error;
    };
    if (run.status !== 'RUNNING') throw failed(exceeded());
    if (inputs.some(isTooLong))
      throw failed(new StatesError('States.DataLimitExceeded', 'An item is too long.'));
    const begin = (index: number): Running =>
      beginChild({
        program: child,
        mapRunArn: run.id,
        name: childName(run.id, index),
        input: inputs[index] ?? 'null',
        authorize: permitted(visit.authorizeChild),
      });
    const children = await runChildren({
      total,
      concurrency: state.MaxConcurrency || MOST_CHILDREN,
      begin,
      isTooMuch: (failures) => isTooMuch({ failures, total }, tolerated),
      lifetime,
    }).catch((error: unknown) => {
      throw error instanceof Error ? failed(error) : error;
    });
    if (children === undefined) throw failed(exceeded());
    endRun(run, 'SUCCEEDED');
    history.mapRunSucceeded();
    return withinLimit(children.map(resultOf), 'the Map Run');
  };
}

type Tolerated = { readonly count: number | undefined; readonly percentage: number | undefined };

/** Without a word about it, none: https://docs.aws.amazon.com/step-functions/latest/dg/maprun-fail-threshold.html */
function toleratedBy({
  ToleratedFailureCount: count,
  ToleratedFailurePercentage: percentage,
}: State): Tolerated {
  return count === undefined && percentage === undefined ? { count: 0, percentage } : { count, percentage };
}

/** Where both are given, either is enough. */
function isTooMuch(
  { failures, total }: { readonly failures: number; readonly total: number },
  { count = Infinity, percentage = 100 }: Tolerated,
): boolean {
  return failures > count || (failures / total) * 100 > percentage;
}

const exceeded = (): StatesError =>
  new StatesError(
    EXCEEDED,
    'The specified tolerated failure threshold was exceeded: too many child executions have failed.',
  );

function permitted(authorize: MapVisit['authorizeChild']): MapVisit['authorizeChild'] {
  return (child) => {
    try {
      authorize(child);
    } catch (error) {
      if (error instanceof AwsError) throw new StatesError('States.Permissions', error.message);
      throw error;
    }
  };
}

/** The same after a restart, so that a child is found again. */
function childName(mapRunArn: string, index: number): string {
  const digest = createHash('sha256').update(`${mapRunArn} ${index}`).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** What AWS gives for a failure that it tolerates is not documented. */
function resultOf({ status, output, error, cause }: Execution): unknown {
  if (status === 'SUCCEEDED') return JSON.parse(output ?? 'null');
  return { Status: status, Error: error, Cause: cause };
}
