import { layout, type Plan } from './layout.ts';

/** A plan whose boxes belong to blocks: the top-level steps of a journey, with what is nested in them. */
export type BlockPlan = Plan & { readonly blockOf: ReadonlyMap<string, number> };

/** Boxes that stay in one column, with the height that they have when laid out alone. */
export type Piece = { readonly ids: ReadonlySet<string>; readonly height: number };

/**
 * The parts of a journey between the places where a column may end: where all ways go on to the same next box, and none
 * leads back.
 */
export function piecesOf(plan: BlockPlan): Piece[] {
  const blocks = [...new Set(plan.blockOf.values())].toSorted((a, b) => a - b);
  const groups: string[][] = [];
  for (const block of blocks) {
    const ids = [...plan.boxes.keys()].filter((id) => plan.blockOf.get(id) === block);
    const last = groups.at(-1);
    if (last === undefined || mayBegin(plan, block)) groups.push(ids);
    else last.push(...ids);
  }
  return groups.map((group) => {
    const ids = new Set(group);
    return { ids, height: layout(within(plan, ids)).size.height };
  });
}

function mayBegin({ ways, blockOf }: BlockPlan, block: number): boolean {
  const before = (id: string) => (blockOf.get(id) ?? 0) < block;
  const crossing = ways.filter(({ from, to }) => before(from) !== before(to));
  const targets = new Set(crossing.map(({ to }) => to));
  return targets.size === 1 && crossing.every(({ from }) => before(from));
}

/** The pieces in so many columns, each about as high as the others; fewer where a piece is too high for that. */
export function balanced(pieces: readonly Piece[], count: number): ReadonlySet<string>[] {
  const total = pieces.reduce((sum, { height }) => sum + height, 0);
  const columns = Array.from({ length: count }, () => new Set<string>());
  let above = 0;
  for (const { ids, height } of pieces) {
    const column = Math.min(count - 1, Math.floor(((above + height / 2) / total) * count));
    for (const id of ids) columns[column]?.add(id);
    above += height;
  }
  return columns.filter((column) => column.size > 0);
}

/** The part of a plan among these boxes. */
export function within({ boxes, ways }: Plan, ids: ReadonlySet<string>): Plan {
  return {
    boxes: new Map([...boxes].filter(([id]) => ids.has(id))),
    ways: ways.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}
