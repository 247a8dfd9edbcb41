import type { Incremental } from '../../core/experiment/analysis/incremental.ts';
import type { HoldoutResults } from '../../core/experiment/holdout-results.ts';
import { holdoutSentence } from '../../core/experiment/words/holdout-sentence.ts';
import type { ResultsTexts } from '../../core/experiment/words/results-texts.ts';
import { liftWords } from '../../core/experiment/words/verdict-sentence.ts';
import type { Paint } from '../io.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { table } from './table.ts';

/** What all marketing brought: the sentence, both sides, and what would not have come without it. */
export function holdoutLines(results: HoldoutResults, texts: ResultsTexts, paint: Paint): string[] {
  const colour = results.status === 'blocked' ? 'red' : 'bold';
  return [
    paint(colour, holdoutSentence(results, texts)),
    '',
    ...sides(results, texts),
    '',
    ...brought(results, texts),
  ];
}

const right = 'right' as const;

function sides({ marketing, heldOut }: HoldoutResults, { columns, metric, holdout }: ResultsTexts): string[] {
  return table(
    [
      { name: '' },
      { name: columns.customers, align: right },
      { name: metric('converted'), align: right },
      { name: columns.each, align: right },
      { name: metric('value'), align: right },
      { name: columns.each, align: right },
    ],
    [sideRow(holdout.marketing, marketing), sideRow(holdout.heldOut, heldOut)],
  );
}

function sideRow(name: string, { customers, converted, valueMinor }: HoldoutResults['marketing']): string[] {
  return [
    name,
    countWords(customers),
    countWords(converted),
    shareWords(converted, customers),
    valueWords(valueMinor),
    customers === 0 ? '–' : valueWords(valueMinor / customers),
  ];
}

function brought(
  { converted, value }: Pick<HoldoutResults, 'converted' | 'value'>,
  { columns, metric, holdout }: ResultsTexts,
): string[] {
  return table(
    [{ name: holdout.brought }, { name: holdout.total, align: right }, { name: columns.lift, align: right }],
    [
      [metric('converted'), ...broughtOf(converted, countWords)],
      [metric('value'), ...broughtOf(value, valueWords)],
    ],
  );
}

function broughtOf({ total, lift }: Incremental, words: (of: number) => string): string[] {
  const relative = lift === undefined ? undefined : liftWords(lift);
  return [
    `${words(total.estimate)} (${words(total.low)} … ${words(total.high)})`,
    relative === undefined ? '–' : `${relative.estimate} (${relative.low} … ${relative.high})`,
  ];
}
