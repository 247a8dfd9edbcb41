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

/** The line of a way, as thick as the share of all customers that took it. */
export function drawLine(way: Way, points: readonly Point[], entered: number | undefined): Svg {
  const share = entered === undefined ? 0 : Math.min(1, (way.count ?? 0) / Math.max(1, entered));
  const width = 1.6 + 7 * share;
  const unused = way.count === 0 ? '4 4' : undefined;
  const end = points.at(-1);
  const before = points.at(-2);
  const upward = end !== undefined && before !== undefined && end.y < before.y;
  const head = 5 + width * 0.75;
  const tip = upward ? head : -head;
  const stopped = points.map((point, index) =>
    index === points.length - 1 ? { ...point, y: point.y + tip * 0.8 } : point,
  );
  return group(
    svg('path', { d: curve(stopped), ...stroke('flow', width), 'stroke-dasharray': unused }),
    end &&
      svg('path', {
        d: `M${tenth(end.x)} ${tenth(end.y)}l${tenth(-head)} ${tenth(tip)}h${tenth(2 * head)}z`,
        ...fill('flow'),
      }),
  );
}

/** Through all points, leaving and arriving upright at each. */
function curve(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const last = points[index - 1];
      if (last === undefined) return `M${tenth(point.x)} ${tenth(point.y)}`;
      const middle = tenth((last.y + point.y) / 2);
      return `C${tenth(last.x)} ${middle} ${tenth(point.x)} ${middle} ${tenth(point.x)} ${tenth(point.y)}`;
    })
    .join('');
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
