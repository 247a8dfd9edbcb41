import betainc from '@stdlib/math-base-special-betainc';
import stdlibNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import stdlibStudentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { analyse } from '../lib/core/experiment/analysis/analyse.ts';
import { banditWeights } from '../lib/core/experiment/analysis/bandit.ts';
import { chanceToBeat } from '../lib/core/experiment/analysis/chance-to-beat.ts';
import type { AnalysisInput, Metric } from '../lib/core/experiment/analysis/input.ts';
import { posteriorOf } from '../lib/core/experiment/analysis/posterior.ts';
import { incompleteBeta } from '../lib/core/experiment/analysis/special/incomplete-beta.ts';
import { normalQuantile } from '../lib/core/experiment/analysis/special/normal.ts';
import { studentQuantile } from '../lib/core/experiment/analysis/special/student-t.ts';
import type { Benches } from './bench.ts';

const VARIANTS = 20;
const METRICS = 10;
const variants = Array.from({ length: VARIANTS }, (_, index) => `variant-${index}`);

function metric(_: unknown, number: number): Metric {
  const totals = variants.map((id, index) => [id, { converters: 300 + 7 * index + number }] as const);
  const id = `metric-${number}`;
  if (number < 7) {
    return {
      id,
      role: number === 0 ? 'primary' : 'secondary',
      kind: 'share',
      totals: Object.fromEntries(totals),
    };
  }
  const money = totals.map(([arm, { converters }]) => [
    arm,
    { converters, sum: converters * 4_000, squares: converters * 4_000 ** 2 * 1.5 },
  ]);
  return { id, role: 'secondary', kind: 'mean', totals: Object.fromEntries(money) };
}

const large: AnalysisInput = {
  arms: variants.map((id) => ({ id, expected: 1, assigned: 20_000 })),
  control: 'variant-0',
  metrics: Array.from({ length: METRICS }, metric),
  end: { kind: 'planned', customers: 400_000, matured: 400_000 },
};
const small: AnalysisInput = {
  ...large,
  arms: large.arms.slice(0, 2),
  metrics: large.metrics.slice(0, 1),
  end: { kind: 'open', expected: 40_000 },
};
const arms = variants
  .slice(0, 5)
  .map((id, index) => ({ id, matured: 20_000, converters: 400 + 9 * index, weight: 1 }));
const [control, treatment] = [posteriorOf(400, 20_000), posteriorOf(440, 20_000)];
const share = incompleteBeta(401, 19_601);

export const benches: Benches = {
  'analyse 20 variants × 10 metrics': () => analyse(large),
  'analyse 2 variants × 1 metric': () => analyse(small),
  'chance to beat the control': () => chanceToBeat(treatment, control),
  'weights of 5 arms for a bandit': () => banditWeights(arms),
  'incomplete beta': () => share(0.0215, 0.9785),
  'incomplete beta by @stdlib': () => betainc(0.0215, 401, 19_601, true, false),
  'normal quantile': () => normalQuantile(0.02),
  'normal quantile by @stdlib': () => stdlibNormalQuantile(0.02, 0, 1),
  't quantile': () => studentQuantile(0.02, 36_671.2),
  't quantile by @stdlib': () => stdlibStudentQuantile(0.02, 36_671.2),
};
export const ratios = [
  ['incomplete beta', 'incomplete beta by @stdlib'],
  ['normal quantile', 'normal quantile by @stdlib'],
  ['t quantile', 't quantile by @stdlib'],
] as const;
