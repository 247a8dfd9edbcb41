import type { MigrationPlan } from '../migrate/plan.ts';
import { countWords } from '../words/number-words.ts';
import { table } from './table.ts';

/** Who goes where, and who stays and why. */
export function migrationLines({ moves, stays, there }: MigrationPlan): string[] {
  const counts = new Map<string, number>();
  for (const { enrolment, to } of moves) {
    const way = `${enrolment.at} → ${to.at}`;
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  const rows = [
    ...[...counts].map(([way, count]) => [way, countWords(count), 'would wait there on']),
    ...stays.map(({ at, why, count }) => [at, countWords(count), `stay: ${WHY[why] ?? why}`]),
    ...(there === 0 ? [] : [['', countWords(there), 'are in the live version already']]),
  ];
  if (rows.length === 0) return ['nobody is inside'];
  return table([{ name: 'step' }, { name: 'customers', align: 'right' }, { name: '' }], rows);
}

const WHY: Readonly<Record<string, string>> = {
  'no-such-step': 'the live version has no such step; name one in the map',
  'waits-for-something-else': 'the step of that name waits for something else',
  'on-the-way': 'on the way just now; try again in some minutes',
  failed: 'failed; see sojourn retry',
};
