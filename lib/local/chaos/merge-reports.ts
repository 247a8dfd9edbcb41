import type { WorldPlan } from './plan-worlds.ts';
import type { ChaosReport, WorldReport } from './report.ts';

/** What came of all worlds of a run together. */
export function mergeReports(
  { seed, sends, faults }: WorldPlan,
  reports: readonly WorldReport[],
): ChaosReport {
  const sum = (numberOf: (report: WorldReport) => number) =>
    reports.reduce((total, report) => total + numberOf(report), 0);
  const most = (purpose: 'marketing' | 'transactional') =>
    Math.max(0, ...reports.map(({ mostCopies }) => mostCopies[purpose]));
  return {
    seed,
    sends,
    faults,
    worlds: reports.map((report) => ({ seed: report.seed, hash: report.hash })),
    accepted: sum(({ accepted }) => accepted),
    statuses: added(reports.map(({ statuses }) => statuses)),
    enrolments: added(reports.map(({ enrolments }) => enrolments)),
    mostCopies: { marketing: most('marketing'), transactional: most('transactional') },
    doubled: sum(({ doubled }) => doubled),
    injected: added(reports.map(({ injected }) => injected)),
    redriven: sum(({ redriven }) => redriven),
    violations: reports.flatMap((report) =>
      report.violations.map((violation) => ({ ...violation, seed: report.seed })),
    ),
    trace: reports.flatMap(({ trace }) => trace),
  };
}

/** Counts by name, the highest first. */
function added(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count);
  return Object.fromEntries([...total].toSorted(([, one], [, other]) => other - one));
}
