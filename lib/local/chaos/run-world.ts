import { checkAudience } from './audience-check.ts';
import { countCopies } from './count-copies.ts';
import { countStatuses } from './count-statuses.ts';
import { checkEnd } from './end-check.ts';
import type { WorldReport } from './report.ts';
import { createChaosWorld } from './world.ts';

/** A day of quiet after the last deed's day, for what waits; and two hours in which nothing goes wrong any more. */
const DAYS_AFTER = 3;
const CALM_MS = 2 * 60 * 60_000;
/** How much virtual time passes between two words on the progress. */
const STRETCH_MS = 6 * 60 * 60_000;

/**
 * One world from its first sign-up until all is done. The same input gives the same report, but for `wallMs`.
 * @param input.sends about so many messages are accepted   @param input.faults 0.01: one call in a hundred ends in a crash
 * @param input.watch a customer whose trace is kept
 */
export async function runWorld(input: {
  readonly seed: number;
  readonly sends: number;
  readonly faults: number;
  readonly watch?: string;
  readonly onProgress?: (progress: { readonly fraction: number; readonly accepted: number }) => void;
}): Promise<WorldReport> {
  const startedAt = performance.now();
  const world = createChaosWorld(input);
  const end = world.from + (world.days + DAYS_AFTER) * 86_400_000;
  for (let until = world.from + STRETCH_MS; until < end - CALM_MS; until += STRETCH_MS) {
    await world.timeline.runUntil(until);
    const fraction = (until - world.from) / (end - world.from);
    input.onProgress?.({ fraction, accepted: countCopies(world.oracle.known).accepted });
  }
  await world.timeline.runUntil(end - CALM_MS);
  world.faults.stop();
  await world.timeline.runUntil(end);
  const { sends, enrolments } = world.everything;
  const { accepted, most, doubled } = countCopies(world.oracle.known);
  const violations = [
    ...world.oracle.violations,
    ...world.defects,
    ...checkEnd(world, end),
    ...(await checkAudience(world, end)),
  ];
  return {
    seed: input.seed,
    faults: input.faults,
    accepted,
    statuses: countStatuses(sends()),
    enrolments: countStatuses(enrolments()),
    mostCopies: most,
    doubled,
    injected: Object.fromEntries(world.faults.injected),
    redriven: world.redriven(),
    violations,
    hash: world.trace.hash(),
    trace: world.trace.lines,
    wallMs: performance.now() - startedAt,
  };
}
