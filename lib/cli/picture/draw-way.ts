import type { Way } from './card.ts';
import type { Point, Size } from './layout.ts';
import { fill, outlined, stroke } from './palette.ts';
import { group, type Svg, svg, tenth } from './svg.ts';
import { type Font, fitted, textWidth } from './text-width.ts';

const LABEL: Font = { size: 11.5, bold: true };
const SHARE: Font = { size: 11.5 };
const WIDEST = 190;

/** Undefined for a way that needs no words. */
export function labelSize(way: Way): Size | undefined {
  if (way.label === '') return undefined;
  const { words, share } = labelParts(way);
  return { width: textWidth(words, LABEL) + textWidth(share, SHARE) + 22, height: 24 };
}

function labelParts(way: Way): { words: string; share: string } {
  const share = way.share === undefined ? '' : ` ${way.share}`;
  return { words: fitted(way.label, WIDEST - textWidth(share, SHARE), LABEL), share };
}

/** How thick a line is: by the share of all customers that came along it. */
export function lineWidth(count: number | undefined, entered: number | undefined): number {
  return 1.6 + 7 * Math.min(1, (count ?? 0) / Math.max(1, entered ?? 0));
}

/** A line through the points, with an arrowhead unless others go on from its end. Dashed where nobody came. */
export function drawLine(
  points: readonly Point[],
  line: {
    readonly width: number;
    readonly dashed: boolean;
    readonly head: boolean;
    readonly corners: boolean;
  },
): Svg {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return group();
  const size = 5 + line.width * 0.75;
  const back = end.y < before.y ? size : -size;
  const stopped = line.head ? [...points.slice(0, -1), { ...end, y: end.y + back * 0.8 }] : points;
  const d = line.corners ? cornered(stopped) : curved(stopped);
  return group(
    svg('path', { d, ...stroke('flow', line.width), 'stroke-dasharray': line.dashed ? '4 4' : undefined }),
    line.head
      ? svg('path', {
          d: `M${tenth(end.x)} ${tenth(end.y)}l${tenth(-size)} ${tenth(back)}h${tenth(2 * size)}z`,
          ...fill('flow'),
        })
      : undefined,
  );
}

/** Through all points, leaving and arriving upright at each. */
function curved(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const last = points[index - 1];
      if (last === undefined) return `M${xy(point)}`;
      const middle = (last.y + point.y) / 2;
      return `C${xy({ x: last.x, y: middle })} ${xy({ x: point.x, y: middle })} ${xy(point)}`;
    })
    .join('');
}

const RADIUS = 14;

/** Straight from point to point, with round corners. */
function cornered(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const last = points[index - 1];
      const next = points[index + 1];
      if (last === undefined) return `M${xy(point)}`;
      if (next === undefined) return `L${xy(point)}`;
      return `L${xy(towards(point, last))}Q${xy(point)} ${xy(towards(point, next))}`;
    })
    .join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = Math.min(RADIUS, length / 2) / Math.max(length, 1);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function xy({ x, y }: Point): string {
  return `${tenth(x)} ${tenth(y)}`;
}

/** @param centre  of the label */
export function drawLabel(way: Way, centre: Point): Svg {
  const { width, height } = labelSize(way) ?? { width: 0, height: 0 };
  const { words, share } = labelParts(way);
  return svg(
    'g',
    {},
    svg('title', {}, `${way.label}${share}`),
    svg('rect', {
      x: centre.x - width / 2,
      y: centre.y - height / 2,
      width,
      height,
      rx: height / 2,
      ...outlined('card', 'line'),
    }),
    svg(
      'text',
      { x: centre.x, y: centre.y + 4, 'font-size': LABEL.size, 'text-anchor': 'middle', ...fill('ink') },
      svg('tspan', { 'font-weight': 600 }, words),
      svg('tspan', fill('soft'), share),
    ),
  );
}
