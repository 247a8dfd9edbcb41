import type { Attribution } from '../../core/report/attribution.ts';
import type { Credit } from '../../core/report/definition.ts';
import { partWords } from '../../core/report/words/kpi-words.ts';
import type { Paint } from '../io.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { table } from './table.ts';

const HOW: Readonly<Record<Attribution, string>> = {
  last: 'to the last message before it',
  first: 'to the first message',
  linear: 'to all messages before it, in equal parts',
};

/** Which step's messages the goals of a journey are credited to. */
export function creditLines(
  of: { journey: string; days: number; entered: number; goals: number; attribution: Attribution },
  credits: readonly Credit[],
  paint: Paint,
): string[] {
  const { journey, days, entered, goals, attribution } = of;
  const heading = `${journey}: ${countWords(goals)} of ${countWords(entered)} who entered in ${days} days reached the goal`;
  if (goals === 0) return [paint('bold', heading)];
  const rows = credits.map((credit) => [
    credit.stepId ?? 'no message',
    partWords(credit.goals),
    shareWords(credit.goals, goals),
    valueWords(credit.valueMinor),
  ]);
  const right = 'right' as const;
  const columns = [
    { name: 'step' },
    { name: 'goals', align: right },
    { name: 'of all', align: right },
    { name: 'worth', align: right },
  ];
  return [paint('bold', heading), `Each is credited ${HOW[attribution]}.`, '', ...table(columns, rows)];
}
