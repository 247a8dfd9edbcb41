import { layout, type Placed, type Point, type Size } from './layout.ts';
import { type BlockPlan, balanced, piecesOf, within } from './pieces.ts';

export type Columns = Placed & {
  /** From the foot of one column to the head of the next, with the ways that meet there, by their place in the plan. */
  readonly links: readonly Link[];
};
type Link = { readonly points: readonly Point[]; readonly ways: readonly number[] };

/** Width to height: that of a slide, less its title. */
const WANTED = 1.6;
const MOST_COLUMNS = 4;
const GAP = 96;
/** Room above and below the columns, where the links turn. */
const TURN = 28;

/** Lays a journey out in as many columns as come nearest to a slide's shape. */
export function inColumns(plan: BlockPlan): Columns {
  const pieces = piecesOf(plan);
  const most = Math.min(MOST_COLUMNS, pieces.length);
  const candidates = Array.from({ length: most }, (_, index) =>
    sideBySide(plan, balanced(pieces, index + 1)),
  );
  return candidates.reduce((best, next) => (strain(next.size) < strain(best.size) ? next : best));
}

function strain({ width, height }: Size): number {
  return Math.abs(Math.log(width / height / WANTED));
}

function sideBySide(plan: BlockPlan, columns: readonly ReadonlySet<string>[]): Columns {
  const placed: Column[] = [];
  for (const ids of columns) {
    const last = placed.at(-1);
    const left = last === undefined ? 0 : last.right + GAP;
    placed.push(column(plan, ids, { x: left, y: columns.length === 1 ? 0 : TURN }));
  }
  const boxes = new Map(placed.flatMap((one) => [...one.boxes]));
  const ways = new Map(placed.flatMap((one) => [...one.ways]));
  const size = { width: placed.at(-1)?.right ?? 0, height: Math.max(...placed.map(({ bottom }) => bottom)) };
  const none = { label: undefined, points: [] };
  return {
    size,
    boxes,
    ways: plan.ways.map((_, index) => ways.get(index) ?? none),
    links: placed.flatMap((one) => linkFrom(one, plan, boxes)),
  };
}

type Column = {
  readonly boxes: ReadonlyMap<string, Point>;
  readonly ways: ReadonlyMap<number, Placed['ways'][number]>;
  readonly right: number;
  readonly bottom: number;
  /** Where the ways out of the column meet; undefined for the last column. */
  readonly foot: Point | undefined;
  readonly out: readonly number[];
};

/** No step's id begins with a blank. */
const FOOT = ' foot';

/** One column laid out by itself and moved to its place. */
function column(plan: BlockPlan, ids: ReadonlySet<string>, place: Point): Column {
  const own = [...plan.ways.entries()].filter(([, { from }]) => ids.has(from));
  const out = own.filter(([, { to }]) => !ids.has(to)).map(([index]) => index);
  const { boxes } = within(plan, ids);
  const laid = layout({
    boxes: out.length === 0 ? boxes : new Map([...boxes, [FOOT, { width: 1, height: 1 }]]),
    ways: own.map(([, way]) => (ids.has(way.to) ? way : { ...way, to: FOOT })),
  });
  const moved = ({ x, y }: Point): Point => ({ x: x + place.x, y: y + place.y });
  const foot = laid.boxes.get(FOOT);
  return {
    boxes: new Map([...laid.boxes].filter(([id]) => id !== FOOT).map(([id, at]) => [id, moved(at)])),
    ways: new Map(
      laid.ways.flatMap(({ label, points }, at) => {
        const index = own[at]?.[0];
        return index === undefined
          ? []
          : [[index, { label: label && moved(label), points: points.map(moved) }]];
      }),
    ),
    right: place.x + laid.size.width,
    bottom: place.y + laid.size.height + (foot === undefined ? 0 : TURN),
    foot: foot && moved(foot),
    out,
  };
}

/** Down from the foot, over to the gap, up, over and down to the next column's first box. */
function linkFrom({ foot, out, right }: Column, plan: BlockPlan, boxes: ReadonlyMap<string, Point>): Link[] {
  const target = plan.ways[out[0] ?? -1]?.to ?? '';
  const centre = boxes.get(target);
  if (foot === undefined || centre === undefined) return [];
  const head = { x: centre.x, y: centre.y - (plan.boxes.get(target)?.height ?? 0) / 2 };
  const [below, above, gap] = [foot.y + TURN - 4, head.y - TURN + 2, right + GAP / 2];
  const turns = [
    { x: foot.x, y: below },
    { x: gap, y: below },
    { x: gap, y: above },
    { x: head.x, y: above },
  ];
  return [{ points: [foot, ...turns, head], ways: out }];
}
