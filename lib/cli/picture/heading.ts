import type { Journey } from '../../core/journey/definition.ts';
import { localized } from '../../core/localized-text.ts';
import type { JourneyReport } from '../../local/report.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { fill } from './palette.ts';
import { group, type Svg, svg } from './svg.ts';
import { type Font, textWidth, wrapped } from './text-width.ts';

const TITLE: Font = { size: 24, bold: true };
const BELOW: Font = { size: 13 };
const FIGURE: Font = { size: 22, bold: true };
const NAME: Font = { size: 12 };

type Heading = {
  readonly journey: Journey;
  readonly report: JourneyReport | undefined;
  readonly locale: string;
};

/** Title, what the journey is for, and the figures that a reader asks for first. Drawn from 0, 0 on. */
export function heading({ journey, report, locale }: Heading, width: number): { drawn: Svg; height: number } {
  const title = wrapped(localized(journey.title, locale), { width, lines: 2 }, TITLE);
  const below = title.length * 30;
  const about = wrapped(
    `${journey.stage.charAt(0).toUpperCase()}${journey.stage.slice(1)} stage · ${journey.purpose}`,
    { width, lines: 1 },
    BELOW,
  );
  const figures = report === undefined ? [] : placed(figuresOf(report), width);
  const rows = figures.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const drawn = group(
    ...title.map((line, index) => words(line, { x: 0, y: 24 + index * 30 }, TITLE, 'ink')),
    ...about.map((line) => words(line, { x: 0, y: below + 14 }, BELOW, 'soft')),
    ...figures.flatMap(({ x, row, figure, name }) => [
      words(figure, { x, y: below + 58 + row * 58 }, FIGURE, 'ink'),
      words(name, { x, y: below + 76 + row * 58 }, NAME, 'soft'),
    ]),
  );
  return { drawn, height: below + 20 + rows * 58 + (rows > 0 ? 12 : 0) };
}

type Figure = { readonly figure: string; readonly name: string };

function figuresOf({ enrolments, messages, goal, steps, failed }: JourneyReport): Figure[] {
  const waiting = steps.reduce((sum, step) => sum + step.waiting, 0);
  const failures = failed.reduce((sum, { count }) => sum + count, 0);
  return [
    { figure: countWords(enrolments), name: 'entered' },
    { figure: countWords(messages.email), name: 'e-mails sent' },
    { figure: countWords(messages.sms), name: 'texts sent' },
    ...(goal === undefined
      ? []
      : [
          {
            figure: shareWords(goal.reached, enrolments),
            name: 'reached the goal',
          },
          ...(goal.valueMinor > 0
            ? [{ figure: valueWords(goal.valueMinor), name: 'value of these goals' }]
            : []),
        ]),
    { figure: countWords(waiting), name: 'still inside' },
    ...(failures > 0 ? [{ figure: countWords(failures), name: 'failed' }] : []),
  ];
}

/** From left to right, on to a new row where the width ends. */
function placed(figures: readonly Figure[], width: number): (Figure & { x: number; row: number })[] {
  let x = 0;
  let row = 0;
  return figures.map((one) => {
    const own = Math.max(textWidth(one.figure, FIGURE), textWidth(one.name, NAME));
    if (x > 0 && x + own > width) {
      x = 0;
      row += 1;
    }
    const at = { ...one, x, row };
    x += own + 32;
    return at;
  });
}

function words(text: string, at: { x: number; y: number }, font: Font, colour: 'ink' | 'soft'): Svg {
  const weight = font.bold ? 600 : undefined;
  return svg('text', { ...at, 'font-size': font.size, 'font-weight': weight, ...fill(colour) }, text);
}
