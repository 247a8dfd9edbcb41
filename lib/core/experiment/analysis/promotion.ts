import { posteriorMean, posteriorOf } from './posterior.ts';
import type { Analysis, VariantResult } from './result.ts';

/** Shorter, and it would not have seen every day of the week. */
const LEAST_DAYS = 7;

export type Promotion =
  /** All newcomers get this variant from now on. */
  | { readonly promote: string; readonly as: 'winner' | 'best-so-far' }
  | {
      readonly promote: undefined;
      readonly why: 'no-verdict' | 'sample-ratio' | 'guardrail' | 'under-a-week';
    };

/** For a journey, which goes on: only what is proven takes over, and where all treatments are worse, the control. */
export function promotion({ verdict, control, vetoes }: Analysis, runningDays: number): Promotion {
  if (verdict.status === 'blocked') return { promote: undefined, why: 'sample-ratio' };
  if (verdict.status === 'winner' && vetoes.some(({ variant }) => variant === verdict.variant)) {
    return { promote: undefined, why: 'guardrail' };
  }
  if (verdict.status !== 'winner' && verdict.status !== 'loser')
    return { promote: undefined, why: 'no-verdict' };
  // What does harm is stopped at once.
  if (runningDays < LEAST_DAYS && !(verdict.status === 'loser' && verdict.by === 'guardrail')) {
    return { promote: undefined, why: 'under-a-week' };
  }
  return { promote: verdict.status === 'winner' ? verdict.variant : control, as: 'winner' };
}

/**
 * For one message to many, after the share that tested it: the rest must get something, so the variant with the least expected
 * loss goes out, however sure that is; which is the one with the highest expectation. It is called winner only where the
 * verdict says so.
 */
export function bestForTheRest({ verdict, control, vetoes, metrics }: Analysis): Promotion {
  if (verdict.status === 'blocked') return { promote: undefined, why: 'sample-ratio' };
  const primary = metrics.find(({ role }) => role === 'primary');
  const open = new Set([control, ...(primary?.comparisons ?? []).map(({ variant }) => variant)]);
  const allowed = (primary?.variants ?? []).filter(
    ({ variant }) => open.has(variant) && vetoes.every((veto) => veto.variant !== variant),
  );
  if (verdict.status === 'winner' && allowed.some(({ variant }) => variant === verdict.variant)) {
    return { promote: verdict.variant, as: 'winner' };
  }
  const [best] = allowed
    .map((one) => ({
      variant: one.variant,
      expectation: primary?.kind === 'share' ? expectedShare(one) : one.value,
    }))
    .toSorted((one, other) => other.expectation - one.expectation);
  return best === undefined
    ? { promote: undefined, why: 'guardrail' }
    : { promote: best.variant, as: 'best-so-far' };
}

function expectedShare({ converters, customers }: VariantResult): number {
  return posteriorMean(posteriorOf(converters, customers));
}
