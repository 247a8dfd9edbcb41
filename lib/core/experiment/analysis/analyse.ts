import { type Compared, compare } from './compare.ts';
import { vetoesOf } from './guardrail.ts';
import type { AnalysisInput, Metric } from './input.ts';
import { benjaminiHochberg, holm } from './many-questions.ts';
import { type Moments, momentsOf } from './moments.ts';
import type { Analysis, Comparison, MetricResult, VariantResult } from './result.ts';
import { alphaOf, decidedBy, ruleFor, treatmentsOf } from './rule.ts';
import { sampleRatio } from './sample-ratio.ts';
import { verdictOf } from './verdict.ts';

/**
 * What an experiment shows and whether it can be told: see docs/experiments.md. The primary metric decides, on the absolute
 * scale; lifts, chances and the other metrics are shown beside it.
 */
export function analyse(input: AnalysisInput): Analysis {
  const found = input.metrics.map((metric) => comparisonsOf(metric, input));
  const metrics = adjusted(found, input);
  const facts = { sampleRatio: sampleRatio(input.arms), vetoes: vetoesOf(input), metrics };
  return { verdict: verdictOf(input, facts), control: input.control, ...facts };
}

type Found = {
  readonly metric: Metric;
  readonly moments: ReadonlyMap<string, Moments>;
  readonly compared: readonly Compared[];
};

function comparisonsOf(metric: Metric, input: AnalysisInput): Found {
  const moments = new Map(input.arms.map((arm) => [arm.id, momentsOf(metric, arm)]));
  const control = moments.get(input.control);
  const asked = input.followsFigures === true ? [] : treatmentsOf(input);
  const compared = asked.flatMap((arm) => {
    const treatment = moments.get(arm.id);
    if (control === undefined || treatment === undefined) return [];
    return [compare({ variant: arm.id, kind: metric.kind, control, treatment }, ruleFor(input, arm))];
  });
  return { metric, moments, compared };
}

/** Of the primary metric, so that no treatment is called by chance; of the others, so that most of what is called is real. */
function adjusted(found: readonly Found[], input: AnalysisInput): MetricResult[] {
  const others = found.filter(({ metric }) => metric.role !== 'primary').flatMap(({ compared }) => compared);
  const explored = benjaminiHochberg(others.map(({ p }) => p));
  const byOther = new Map(others.map((one, index) => [one, explored[index] ?? 1]));
  const by = decidedBy(input);
  return found.map(({ metric, moments, compared }) => {
    const ps = compared.map(({ p }) => p);
    const strict = by === 'planned-end' ? holm(ps) : ps.map((p) => Math.min(1, p * ps.length));
    const comparisons = compared.map((one, index): Comparison => {
      const adjustedP = metric.role === 'primary' ? (strict[index] ?? 1) : (byOther.get(one) ?? 1);
      const told = adjustedP <= alphaOf(by) && one.difference !== undefined;
      return {
        ...one,
        adjustedP,
        call: told ? ((one.difference?.estimate ?? 0) > 0 ? 'better' : 'worse') : 'open',
      };
    });
    const { id, role, kind } = metric;
    const exploratory = role === 'secondary' || kind === 'ratio';
    return { id, role, kind, exploratory, variants: variantsOf(metric, moments), comparisons };
  });
}

function variantsOf(metric: Metric, moments: ReadonlyMap<string, Moments>): VariantResult[] {
  return [...moments].map(([variant, { customers, converters, mean }]) => {
    const totals = metric.kind === 'mean' ? metric.totals[variant] : undefined;
    const share =
      totals?.largest === undefined || totals.sum <= 0 ? {} : { largestShare: totals.largest / totals.sum };
    return { variant, customers, converters, value: mean, ...share };
  });
}
