import type { Journey } from '../../core/journey/definition.ts';
import { localized } from '../../core/localized-text.ts';
import type { JourneyReport } from '../../local/report.ts';
import type { Way } from './card.ts';
import { cardsOf } from './cards.ts';
import { type Columns, inColumns } from './columns.ts';
import { cardSize, drawCard } from './draw-card.ts';
import { drawLabel, drawLine, labelSize, lineWidth } from './draw-way.ts';
import { footnotes } from './footnotes.ts';
import { heading } from './heading.ts';
import { darkRules, fill } from './palette.ts';
import { group, type Svg, style, svg } from './svg.ts';
import { wrapped } from './text-width.ts';

const MARGIN = 36;
const NARROWEST = 620;
const NOTE = { size: 12.5 };
const FONTS = [
  'system-ui',
  '-apple-system',
  "'Segoe UI'",
  "'Apple SD Gothic Neo'",
  "'Malgun Gothic'",
  "'Noto Sans KR'",
  "'Noto Sans CJK KR'",
  'sans-serif',
].join(', ');

/**
 * A picture of a valid journey as an SVG file that needs nothing else, for a browser or a slide; with a report, with
 * the counts on it. Follows the reader's light or dark system.
 * @param locale  language of the title
 */
export function journeyPicture({
  journey,
  report,
  locale = 'en',
}: {
  readonly journey: Journey;
  readonly report?: JourneyReport;
  readonly locale?: string;
}): string {
  const { cards, ways } = cardsOf(journey, report);
  const plan = inColumns({
    blockOf: new Map(cards.map((card) => [card.id, card.block])),
    boxes: new Map(cards.map((card) => [card.id, cardSize(card)])),
    ways: ways.map((way) => ({ from: way.from, to: way.to, label: labelSize(way) })),
  });
  const inner = Math.max(NARROWEST, plan.size.width);
  const head = heading({ journey, report, locale }, inner);
  const chartAt = MARGIN + head.height + 24;
  const notes = drawNotes(footnotes(journey, report), inner);
  const notesAt = chartAt + plan.size.height + 32;
  const width = Math.ceil(inner + 2 * MARGIN);
  const height = Math.ceil(notesAt + notes.height + MARGIN - 12);
  const name = localized(journey.title, locale);

  const lines = drawLines(ways, plan, report?.enrolments);
  const labels = ways.map((way, index) => {
    const centre = plan.ways[index]?.label;
    return centre && drawLabel(way, centre);
  });
  const drawn = cards.map((card) => drawCard(card, plan.boxes.get(card.id) ?? { x: 0, y: 0 }));
  const chart = { transform: `translate(${MARGIN + (inner - plan.size.width) / 2} ${chartAt})` };
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': name,
      'font-family': FONTS,
    },
    svg('title', {}, name),
    style(darkRules()),
    svg('rect', { width, height, rx: 18, ...fill('ground') }),
    svg('g', { transform: `translate(${MARGIN} ${MARGIN})` }, head.drawn),
    svg('g', chart, group(...lines), group(...labels), group(...drawn)),
    svg('g', { transform: `translate(${MARGIN} ${notesAt})` }, notes.drawn),
  ).markup.concat('\n');
}

function drawLines(ways: readonly Way[], plan: Columns, entered: number | undefined): Svg[] {
  const linked = new Set(plan.links.flatMap((link) => link.ways));
  const ownLines = ways.map(({ count }, index) =>
    drawLine(plan.ways[index]?.points ?? [], {
      width: lineWidth(count, entered),
      dashed: count === 0,
      head: !linked.has(index),
      corners: false,
    }),
  );
  const links = plan.links.map(({ points, ways: met }) => {
    const count = met.reduce((total, index) => total + (ways[index]?.count ?? 0), 0);
    return drawLine(points, { width: lineWidth(count, entered), dashed: false, head: true, corners: true });
  });
  return [...ownLines, ...links];
}

function drawNotes(notes: readonly string[], width: number): { drawn: Svg; height: number } {
  const lines = notes.flatMap((note) => [...wrapped(note, { width, lines: 3 }, NOTE)]);
  const drawn = lines.map((line, index) =>
    svg('text', { x: 0, y: 12 + index * 20, 'font-size': NOTE.size, ...fill('soft') }, line),
  );
  return { drawn: group(...drawn), height: lines.length * 20 };
}
