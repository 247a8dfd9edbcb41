import type { HeadCount } from '../enrolments/head-count.ts';
import type { Paint } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';
import { reasonsWords } from '../words/reason-words.ts';
import { table } from './table.ts';

/** How many stand where in a journey, for people. */
export function headCountLines(journey: string, found: HeadCount, paint: Paint): string[] {
  const { total, places, ended, versions } = found;
  const inside = places.reduce((sum, one) => sum + one.running + one.waiting + one.failed, 0);
  const head = `${paint('bold', journey)}: ${plural(total, 'enrolment')}, ${countWords(inside)} inside`;
  const atPlaces = places.length === 0 ? [] : ['', ...placesTable(places)];
  const ends = ended.length === 0 ? [] : ['', `ended: ${reasonsWords(ended)}`];
  const several = Object.entries(versions);
  const inVersions =
    several.length < 2
      ? []
      : [
          '',
          `versions: ${several.map(([version, count]) => `${version} ${countWords(count)}`).join(', ')}; whoever is inside finishes the one entered`,
        ];
  return [
    head,
    paint('dim', 'of each customer (and key) the latest enrolment is counted'),
    ...atPlaces,
    ...ends,
    ...inVersions,
  ];
}

function placesTable(places: HeadCount['places']): string[] {
  return table(
    [
      { name: 'step', width: 24 },
      { name: 'on the way', align: 'right' },
      { name: 'waiting', align: 'right' },
      { name: 'failed', align: 'right' },
      { name: 'why', width: 40 },
    ],
    places.map(({ at, running, waiting, failed, reasons }) => [
      at,
      ...[running, waiting, failed].map((count) => (count === 0 ? '–' : countWords(count))),
      reasonsWords(reasons),
    ]),
  );
}
