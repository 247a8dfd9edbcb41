import { countWords } from '../../number-words.ts';
import { unreachable } from '../../unreachable.ts';
import type { Analysis, Interval } from '../analysis/result.ts';
import { LEAST } from '../analysis/verdict.ts';
import type { LiftWords, ResultsTexts } from './results-texts.ts';

/** The verdict in a sentence or two, the first thing that a marketer reads. */
export function verdictSentence(analysis: Analysis, texts: ResultsTexts): string {
  const { verdict, control, vetoes, metrics } = analysis;
  const primary = metrics.find(({ role }) => role === 'primary');
  const metric = primary === undefined ? '' : texts.metric(primary.id);
  switch (verdict.status) {
    case 'blocked':
      return texts.blocked(countWords(1 / Math.max(verdict.p, 1e-9)));
    case 'collecting':
      return verdict.converters < LEAST.converters
        ? texts.collecting({ ...verdict, metric, least: LEAST.converters })
        : texts.collectingCustomers({ ...verdict, least: LEAST.customers });
    case 'running':
      return texts.running({ ...verdict, planned: verdict.planned });
    case 'winner': {
      const { variant, alsoBetter } = verdict;
      const lift = primary?.comparisons.find((one) => one.variant === variant)?.lift;
      const first = texts.winner({
        variant,
        control,
        metric,
        lift: lift === undefined ? undefined : liftWords(lift),
      });
      return alsoBetter.length === 0 ? first : `${first} ${texts.alsoBetter(alsoBetter)}`;
    }
    case 'loser':
      return verdict.by === 'guardrail'
        ? texts.harm({
            variants: verdict.variants,
            metrics: [...new Set(vetoes.map((veto) => texts.metric(veto.metric)))],
          })
        : texts.loser({ control, variants: verdict.variants, metric });
    case 'no-difference':
      return verdict.why === 'too-few' ? texts.tooFew(metric) : texts.noDifference({ control, metric });
    default:
      return unreachable(verdict);
  }
}

/** `+20%`, `−3.1%`. */
export function liftWords({ estimate, low, high }: Interval): LiftWords {
  return { estimate: signed(estimate), low: signed(low), high: signed(high) };
}

function signed(fraction: number): string {
  const percent = Math.abs(100 * fraction);
  const digits = percent < 9.95 ? Number(percent.toFixed(1)) : Math.round(percent);
  return `${fraction < 0 ? '−' : '+'}${digits < 10 ? digits : countWords(digits)}%`;
}
