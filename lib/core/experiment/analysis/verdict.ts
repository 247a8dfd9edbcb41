import type { Verdict } from './decision.ts';
import type { AnalysisInput } from './input.ts';
import type { Analysis, MetricResult } from './result.ts';
import { decidedBy, treatmentsOf } from './rule.ts';

/** Under these, an arm has too few for the normal distribution to hold, and for a marketer to believe. */
export const LEAST = { converters: 25, customers: 100 } as const;

type Facts = Pick<Analysis, 'sampleRatio' | 'vetoes' | 'metrics'>;

/** The answer to "which one is it?". What was settled stands, but for a sample ratio that turns out wrong. */
export function verdictOf(input: AnalysisInput, { sampleRatio, vetoes, metrics }: Facts): Verdict {
  if (sampleRatio.alarm) return { status: 'blocked', why: 'sample-ratio', p: sampleRatio.everyLookP };
  if (input.settled !== undefined) return input.settled;
  const treatments = treatmentsOf(input).map(({ id }) => id);
  const allowed = treatments.filter((id) => vetoes.every(({ variant }) => variant !== id));
  if (treatments.length > 0 && allowed.length === 0) {
    return { status: 'loser', variants: treatments, by: 'guardrail' };
  }
  const primary = metrics.find(({ role }) => role === 'primary');
  const ended = decidedBy(input) === 'planned-end' && input.followsFigures !== true;
  const fewest = primary === undefined ? undefined : fewestOf(input, primary);
  if (primary === undefined || fewest !== undefined) {
    if (ended || fewest === undefined) return { status: 'no-difference', why: 'too-few' };
    return { status: 'collecting', ...fewest };
  }
  return (
    called(input, primary, allowed) ??
    (ended ? { status: 'no-difference', why: 'planned-end' } : running(input, primary))
  );
}

function called(
  input: AnalysisInput,
  { comparisons }: MetricResult,
  allowed: readonly string[],
): Verdict | undefined {
  const by = decidedBy(input);
  const asked = comparisons.filter(({ variant }) => allowed.includes(variant));
  const better = asked
    .filter(({ call }) => call === 'better')
    .toSorted((one, other) => (other.difference?.estimate ?? 0) - (one.difference?.estimate ?? 0))
    .map(({ variant }) => variant);
  const [variant, ...alsoBetter] = better;
  if (variant !== undefined) return { status: 'winner', variant, by, alsoBetter };
  if (asked.length > 0 && asked.every(({ call }) => call === 'worse')) {
    return { status: 'loser', variants: treatmentsOf(input).map(({ id }) => id), by };
  }
  return undefined;
}

function fewestOf(input: AnalysisInput, { variants }: MetricResult) {
  const asked = new Set([input.control, ...treatmentsOf(input).map(({ id }) => id)]);
  return variants
    .filter(({ variant }) => asked.has(variant))
    .filter(({ customers, converters }) => customers < LEAST.customers || converters < LEAST.converters)
    .toSorted((one, other) => one.converters - other.converters || one.customers - other.customers)
    .map(({ variant, customers, converters }) => ({ variant, customers, converters }))[0];
}

function running({ arms, control, end }: AnalysisInput, { variants }: MetricResult): Verdict {
  const customers = arms.reduce((sum, { assigned }) => sum + assigned, 0);
  const leading = variants.reduce(
    (best, one) => (one.value > best.value ? one : best),
    variants[0] ?? { variant: control, value: 0 },
  ).variant;
  return {
    status: 'running',
    leading,
    customers,
    ...(end.kind === 'planned' ? { planned: end.customers } : {}),
  };
}
