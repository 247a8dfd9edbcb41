import type { ExperimentResults } from '../../../lib/cli/experiment-results.ts';
import { analyse } from '../../../lib/core/experiment/analysis/analyse.ts';
import type { AnalysisInput, End, Metric } from '../../../lib/core/experiment/analysis/input.ts';
import { fromIso } from '../../../lib/core/time/instant.ts';

const DAY = 86_400_000;
const START = fromIso('2026-03-02T00:00:00Z');

type Orders = Readonly<Record<string, number>>;

/** An experiment `offer` with `no-offer` as its control, after ten days; each arm's orders come evenly. */
export function results(
  of: { customers: number; orders: Orders; complaints?: Orders },
  end: End = { kind: 'open', expected: 40_000 },
): ExperimentResults {
  const history = [2, 4, 6, 8, 10].flatMap((day) => {
    const then = analyse(input(of, end, day / 10)).metrics[0]?.comparisons ?? [];
    return then.flatMap(({ variant, lift }) =>
      lift === undefined ? [] : [{ at: START + day * DAY, variant, lift }],
    );
  });
  const funnel = Object.entries(of.orders).flatMap(([variant, orders]) => [
    { variant, stage: 'assigned', customers: of.customers },
    { variant, stage: 'clicked', customers: 3 * orders },
    { variant, stage: 'ordered', customers: orders },
  ]);
  return { stepId: 'offer', analysis: analyse(input(of, end, 1)), history, funnel };
}

function input(
  of: { customers: number; orders: Orders; complaints?: Orders },
  end: End,
  part: number,
): AnalysisInput {
  const ids = Object.keys(of.orders);
  const counted = (counts: Orders) =>
    Object.fromEntries(ids.map((id) => [id, { converters: Math.round((counts[id] ?? 0) * part) }]));
  const money = Object.fromEntries(
    ids.map((id) => {
      const converters = Math.round((of.orders[id] ?? 0) * part);
      return [id, { converters, sum: converters * 5_000, squares: converters * 30_000_000 }];
    }),
  );
  const metrics: Metric[] = [
    { id: 'ordered', role: 'primary', kind: 'share', totals: counted(of.orders) },
    { id: 'revenue', role: 'secondary', kind: 'mean', totals: money },
    ...(of.complaints === undefined
      ? []
      : [{ id: 'complained', role: 'guardrail', kind: 'share', totals: counted(of.complaints) } as const]),
  ];
  return {
    arms: ids.map((id) => ({ id, expected: 1, assigned: Math.round(of.customers * part) })),
    control: 'no-offer',
    metrics,
    end,
  };
}
