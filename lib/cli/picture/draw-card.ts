import { countWords } from '../words/number-words.ts';
import type { Card } from './card.ts';
import { icon } from './icon.ts';
import type { Point, Size } from './layout.ts';
import { fill, outlined } from './palette.ts';
import { group, type Svg, svg } from './svg.ts';
import { type Font, fitted, textWidth, wrapped } from './text-width.ts';

const WIDTH = 284;
const EDGE = 14;
const TEXT_AT = 64;
const TITLE: Font = { size: 14, bold: true };
const COUNT: Font = { size: 16, bold: true };
const DETAIL: Font = { size: 11.5 };

export function cardSize(card: Card): Size {
  const remarks = remarkLines(card).length;
  const bar = card.counts === undefined ? 0 : 12;
  return { width: WIDTH, height: EDGE + titleLines(card).length * 18 + 17 + remarks * 15 + bar + EDGE - 4 };
}

/** @param centre  of the card */
export function drawCard(card: Card, centre: Point): Svg {
  const { width, height } = cardSize(card);
  const title = titleLines(card);
  const below = EDGE + title.length * 18;
  const remarks = remarkLines(card);
  return svg(
    'g',
    { transform: `translate(${Math.round(centre.x - width / 2)} ${Math.round(centre.y - height / 2)})` },
    svg('title', {}, [card.title, card.detail, ...(card.counts?.remarks ?? [])].join('\n')),
    svg('rect', {
      width,
      height,
      rx: 12,
      ...outlined(card.rim ? `${card.hue}Tint` : 'card', card.rim ? card.hue : 'line'),
    }),
    svg('rect', {
      x: EDGE,
      y: EDGE,
      width: 38,
      height: 38,
      rx: 10,
      ...fill(card.rim ? 'card' : `${card.hue}Tint`),
    }),
    icon(card.icon, card.hue, { x: EDGE + 8, y: EDGE + 8, size: 22 }),
    group(...title.map((line, index) => text(line, { x: TEXT_AT, y: EDGE + 13 + index * 18 }, TITLE, 'ink'))),
    text(fitted(card.detail, WIDTH - TEXT_AT - EDGE, DETAIL), { x: TEXT_AT, y: below + 11 }, DETAIL, 'soft'),
    group(
      ...remarks.map((line, index) => text(line, { x: TEXT_AT, y: below + 26 + index * 15 }, DETAIL, 'ink')),
    ),
    group(...countParts(card, { width, height })),
  );
}

function text(words: string, at: Point, font: Font, colour: 'ink' | 'soft', anchor?: 'end'): Svg {
  const weight = font.bold ? 600 : undefined;
  const place = { x: at.x, y: at.y, 'font-size': font.size, 'font-weight': weight, 'text-anchor': anchor };
  return svg('text', { ...place, ...fill(colour) }, words);
}

/** The first line leaves room for the count. */
function titleLines(card: Card): string[] {
  const width = WIDTH - TEXT_AT - EDGE;
  const count = card.counts === undefined ? 0 : textWidth(countWords(card.counts.came), COUNT) + 8;
  return wrapped(card.title, { width, firstWidth: width - count, lines: 3 }, TITLE);
}

/** Broken between remarks only. */
function remarkLines(card: Card): string[] {
  const remarks = card.counts?.remarks ?? [];
  if (remarks.length === 0) return [];
  const joined = remarks.map((remark) => remark.replaceAll(' ', NO_BREAK_SPACE)).join(`${NO_BREAK_SPACE}· `);
  return wrapped(joined, { width: WIDTH - TEXT_AT - EDGE, lines: 3 }, DETAIL);
}

const NO_BREAK_SPACE = '\u00A0';

/** The number of those who came by, and a bar for their share of all who entered. */
function countParts(card: Card, { width, height }: Size): Svg[] {
  if (card.counts === undefined) return [];
  const track = { x: TEXT_AT, y: height - EDGE - 1, height: 4, rx: 2 };
  const room = width - TEXT_AT - EDGE;
  const share = Math.min(1, card.counts.share);
  return [
    text(countWords(card.counts.came), { x: width - EDGE, y: EDGE + 14 }, COUNT, 'ink', 'end'),
    svg('rect', { ...track, width: room, ...fill('track') }),
    svg('rect', { ...track, width: room * share, ...fill(card.hue) }),
  ];
}
