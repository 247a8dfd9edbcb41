import { bestArm } from './best-arm.ts';
import { posteriorOf } from './posterior.ts';
import type { Analysis } from './result.ts';

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
 * loss goes out, however sure that is. It is called winner only where the verdict says so.
 */
export function bestForTheRest({ verdict, vetoes, metrics }: Analysis): Promotion {
  if (verdict.status === 'blocked') return { promote: undefined, why: 'sample-ratio' };
  const allowed = (metrics.find(({ role }) => role === 'primary')?.variants ?? []).filter(({ variant }) =>
    vetoes.every((veto) => veto.variant !== variant),
  );
  if (verdict.status === 'winner' && allowed.some(({ variant }) => variant === verdict.variant)) {
    return { promote: verdict.variant, as: 'winner' };
  }
  const losses = bestArm(allowed.map(({ converters, customers }) => posteriorOf(converters, customers)));
  const [least] = allowed
    .map(({ variant }, index) => ({ variant, loss: losses[index]?.expectedLoss ?? 0 }))
    .toSorted((one, other) => one.loss - other.loss);
  return least === undefined
    ? { promote: undefined, why: 'guardrail' }
    : { promote: least.variant, as: 'best-so-far' };
}
