import { toIso } from '../../core/time/instant.ts';
import type { JourneyReport } from '../../local/report.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { table } from './table.ts';

/**
 * What each variant of an A/B test brought, and what was decided of it by whom. A verdict is not ours to give here: a
 * simulation's customers do as told.
 */
export function experimentLines({
  stepId,
  variants,
  decisions,
}: JourneyReport['experiments'][number]): string[] {
  const rows = variants.map(({ variant, assigned, clicked, converted, valueMinor }) => [
    variant,
    countWords(assigned),
    `${countWords(clicked)} (${shareWords(clicked, assigned)})`,
    `${countWords(converted)} (${shareWords(converted, assigned)})`,
    assigned === 0 ? '–' : valueWords(valueMinor / assigned),
  ]);
  return [
    '',
    ...table(
      [
        { name: `A/B test ${stepId}` },
        { name: 'customers', align: 'right' },
        { name: 'clicked', align: 'right' },
        { name: 'reached the goal', align: 'right' },
        { name: 'value each', align: 'right' },
      ],
      rows,
    ),
    ...decisions
      // A bandit decides each day: what holds now says enough.
      .filter(({ kind }, index) => kind !== 'bandit' || index === decisions.length - 1)
      .map(({ at, kind, by, why }) => `${toIso(at).slice(0, 10)} ${kind}, by ${DECIDERS[by]}: ${why}`),
  ];
}

const DECIDERS = { watch: 'Sojourn', person: 'a person' } as const;
