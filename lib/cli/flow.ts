import type { Journey, Step } from '../core/journey/definition.ts';
import { type Edge, graphOf } from '../core/journey/graph.ts';
import type { JourneyReport, StepReport } from '../local/report.ts';

/** Where people went in a simulated journey; each number counts comings and goings, so a loop counts again. */
export type Flow = ReadonlyMap<string, StepFlow>;

export type StepFlow = {
  readonly step: Step;
  /** came = passed + waiting + left. */
  readonly came: number;
  readonly passed: number;
  readonly waiting: number;
  /** Came, and neither went on nor waits. */
  readonly left: number;
  /** Why. */
  readonly leftBy: StepReport['left'];
  readonly ways: readonly (Edge & { readonly count: number })[];
  /** As in the report: `email`, `skipped: no-consent`, `then`, … */
  readonly outcomes: StepReport['outcomes'];
};

/** @param report  of this very version of the journey */
export function flowOf(journey: Journey, report: JourneyReport): Flow {
  const graph = graphOf(journey);
  const reports = new Map(report.steps.map((step) => [step.id, step]));
  const waysOf = new Map(graph.nodes.map((node) => [node.id, waysWith(node.edges, reports.get(node.id))]));

  const came = new Map([[graph.startAt, report.enrolments]]);
  for (const { to, count } of [...waysOf.values()].flat()) came.set(to, (came.get(to) ?? 0) + count);

  return new Map(
    graph.nodes.map(({ id, step }) => {
      const { passed = 0, waiting = 0, left: leftBy = [], outcomes = {} } = reports.get(id) ?? {};
      const all = came.get(id) ?? 0;
      const left = Math.max(0, all - passed - waiting);
      return [id, { step, came: all, passed, waiting, left, leftBy, ways: waysOf.get(id) ?? [], outcomes }];
    }),
  );
}

/** A step with one way on has no outcomes to tell apart. */
function waysWith(edges: readonly Edge[], report: StepReport | undefined): StepFlow['ways'] {
  return edges.map((edge) => {
    const count = edge.when === 'next' ? report?.passed : report?.outcomes[edge.when];
    return { ...edge, count: count ?? 0 };
  });
}
