import type { IngestResult } from '../core/tasks/ingest.ts';

/** What passes by and that no store keeps. Counted while the simulation runs. */
export type Tally = {
  readonly events: {
    read: number;
    kept: number;
    duplicates: number;
    clamped: number;
    readonly rejected: Map<string, number>;
  };
  /** By journey. */
  readonly notEntered: Map<string, Map<string, number>>;
  /** By journey, then by step. */
  readonly passed: Map<string, Map<string, Passed>>;
  enrolled: number;
  sends: number;
};
type Passed = { count: number; readonly outcomes: Map<string, number> };

export function createTally(): Tally {
  return {
    events: { read: 0, kept: 0, duplicates: 0, clamped: 0, rejected: new Map() },
    notEntered: new Map(),
    passed: new Map(),
    enrolled: 0,
    sends: 0,
  };
}

/** Someone is through with a step. @param outcomes which way, for kinds of steps that have several; two of `both` */
export function countPass(
  tally: Tally,
  step: { readonly journeyId: string; readonly id: string },
  outcomes: readonly string[] = [],
): void {
  const steps = within(tally.passed, step.journeyId, () => new Map<string, Passed>());
  const passed = within(steps, step.id, () => ({ count: 0, outcomes: new Map<string, number>() }));
  passed.count += 1;
  for (const outcome of outcomes) countOne(passed.outcomes, outcome);
}

export function countNotEntered(tally: Tally, { notEntered }: IngestResult): void {
  for (const { journeyId, reason } of notEntered)
    countOne(
      within(tally.notEntered, journeyId, () => new Map<string, number>()),
      reason,
    );
}

export function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function within<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made = make();
  map.set(name, made);
  return made;
}
