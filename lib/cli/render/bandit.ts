import type { BanditStanding } from '../../core/experiment/bandit-standing.ts';
import type { ResultsTexts } from '../../core/experiment/words/results-texts.ts';
import { shareWords } from '../words/number-words.ts';
import { chanceWords } from './chance-words.ts';
import { table } from './table.ts';

/** Who gets newcomers now, the most first. */
export function banditSentence(bandit: readonly BanditStanding[], { bandit: texts }: ResultsTexts): string {
  const most = bandit.toSorted((one, other) => other.weight - one.weight);
  return texts.sentence(most.map(({ variant, weight }) => ({ variant, share: shareWords(weight, 1) })));
}

export function banditLines(bandit: readonly BanditStanding[], { bandit: texts }: ResultsTexts): string[] {
  return table(
    [{ name: '' }, { name: texts.best, align: 'right' }, { name: texts.weight, align: 'right' }],
    bandit.map(({ variant, chanceToBeBest, weight }) => [
      variant,
      chanceWords(chanceToBeBest),
      shareWords(weight, 1),
    ]),
  );
}
