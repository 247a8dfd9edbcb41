import { countWords, valueWords } from '../../number-words.ts';
import type { Interval } from '../analysis/result.ts';
import { LEAST } from '../analysis/verdict.ts';
import type { HoldoutResults } from '../holdout-results.ts';
import type { LiftWords, ResultsTexts } from './results-texts.ts';

/** What all marketing brought, in a sentence. Proven is what has an interval without 0, which holds at every look. */
export function holdoutSentence(
  { status, sampleRatio, converted, value }: HoldoutResults,
  texts: ResultsTexts,
): string {
  if (status === 'blocked') return texts.blocked(countWords(1 / Math.max(sampleRatio.everyLookP, 1e-9)));
  if (status === 'collecting') return texts.holdout.collecting(LEAST);
  const said = { customers: words(converted.total, countWords), money: words(value.total, valueWords) };
  const { low, high } = converted.total;
  if (low > 0) return texts.holdout.brings(said);
  return high < 0 ? texts.holdout.costs(said) : texts.holdout.open(said);
}

function words({ estimate, low, high }: Interval, of: (figure: number) => string): LiftWords {
  return { estimate: of(estimate), low: of(low), high: of(high) };
}
