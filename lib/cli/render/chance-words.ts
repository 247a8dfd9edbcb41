import { shareWords } from '../words/number-words.ts';

/** Never 0 % or 100 %: nothing is certain. */
export function chanceWords(chance: number): string {
  if (chance > 0.999) return '> 99.9%';
  if (chance < 0.001) return '< 0.1%';
  return shareWords(chance, 1);
}
