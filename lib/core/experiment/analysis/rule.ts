import type { DecidedBy } from './decision.ts';
import type { AnalysisInput, Arm } from './input.ts';

/**
 * How a treatment is told from the control at this look.
 *
 * With a plan, a confidence sequence at 1 % while the experiment runs and one test at 4 % at its end: over twenty looks at two
 * equal variants 4 % end with a false winner, where "chance to beat control over 95 %" names one in 43 %. Without a plan there
 * is no last look, and the sequence has all 5 %.
 */
export type Rule =
  | {
      readonly kind: 'sequence';
      readonly by: 'early' | 'open';
      readonly alpha: number;
      readonly expected: number;
    }
  | { readonly kind: 'one-look'; readonly by: 'planned-end'; readonly alpha: number };

const ALPHA = { early: 0.01, 'planned-end': 0.04, open: 0.05 } as const satisfies Record<DecidedBy, number>;

/** What all treatments together may err. */
export function alphaOf(by: DecidedBy): number {
  return ALPHA[by];
}

/** The rule for one treatment against the control; each has its share of what all may err. */
export function ruleFor(input: AnalysisInput, treatment: Arm): Rule {
  const by = decidedBy(input);
  const alpha = ALPHA[by] / Math.max(1, treatmentsOf(input).length);
  if (by === 'planned-end') return { kind: 'one-look', by, alpha };
  return { kind: 'sequence', by, alpha, expected: expectedOf(input, treatment) };
}

export function decidedBy({ end }: AnalysisInput): DecidedBy {
  if (end.kind === 'open') return 'open';
  return end.matured >= end.customers ? 'planned-end' : 'early';
}

export function treatmentsOf({ arms, control }: AnalysisInput): Arm[] {
  return arms.filter(({ id, expected }) => id !== control && expected > 0);
}

/** Of the customers expected in all, those of this treatment and the control. */
export function expectedOf({ arms, control, end }: AnalysisInput, treatment: Arm): number {
  const all = end.kind === 'open' ? end.expected : end.customers;
  const total = arms.reduce((sum, { expected }) => sum + expected, 0);
  const both = (arms.find(({ id }) => id === control)?.expected ?? 0) + treatment.expected;
  return Math.max(1, total === 0 ? all : (all * both) / total);
}
