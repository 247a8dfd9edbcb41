import type { Description } from '../describe/description.ts';
import type { Paint } from '../io.ts';

/** For people: what a marketer would tell a colleague of a journey. */
export function renderDescription(told: Description, paint: Paint): string {
  const named = Object.entries(told.segments);
  return [
    `${paint('bold', told.title)} ${paint('dim', `(${told.id})`)}`,
    paint('dim', told.about),
    '',
    ...facts([
      ['Who enters', [told.enters]],
      ['How often', [told.howOften]],
      ['Who leaves', told.leaves.length === 0 ? ['nobody before the end'] : told.leaves],
      ['Goal', [told.goal ?? 'none: nothing is counted as success']],
      ['The journey', told.life],
    ]),
    '',
    'What happens',
    ...told.steps.map(
      ({ depth, words, id }) =>
        `${'  '.repeat(depth + 1)}${words}${id === undefined ? '' : paint('dim', `  [${id}]`)}`,
    ),
    ...(named.length === 0 ? [] : ['', 'Segments']),
    ...named.map(([id, words]) => `  ${id}: ${words}`),
  ].join('\n');
}

function facts(all: readonly (readonly [string, readonly string[]])[]): string[] {
  return all.flatMap(([name, lines]) =>
    lines.map((line, index) => `${(index === 0 ? name : '').padEnd(NAME_WIDTH)}${line}`),
  );
}

const NAME_WIDTH = 13;
