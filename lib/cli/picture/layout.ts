import { layout as arrange, Graph } from '@dagrejs/dagre';

export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** Sizes of the boxes by id, and the ways between them with the size of their labels. */
export type Plan = {
  readonly boxes: ReadonlyMap<string, Size>;
  readonly ways: readonly { readonly from: string; readonly to: string; readonly label: Size | undefined }[];
};

/** Where everything goes; ways in the order of the plan. Boxes and labels by their centres. */
export type Placed = {
  readonly size: Size;
  readonly boxes: ReadonlyMap<string, Point>;
  readonly ways: readonly { readonly points: readonly Point[]; readonly label: Point | undefined }[];
};

/**
 * From the top down, in layers (Gansner et al. 1993, as dagre does it). A label is laid out as a small box of its own on
 * the way, for dagre would put it in the middle of a long way, where nobody knows whose it is.
 */
export function layout(plan: Plan): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', ranksep: 26, nodesep: 40, edgesep: 24 });
  for (const [id, size] of plan.boxes) graph.setNode(id, { ...size });
  for (const [index, way] of plan.ways.entries()) {
    const edge = { width: 0, height: 0, minlen: 1, weight: 1, labeloffset: 0, labelpos: 'c' as const };
    if (way.label === undefined) {
      graph.setEdge(way.from, way.to, { ...edge, weight: 2 }, String(index));
    } else {
      graph.setNode(labelId(index), { ...way.label });
      graph.setEdge(way.from, labelId(index), { ...edge, weight: 4 }, String(index));
      graph.setEdge(labelId(index), way.to, { ...edge }, String(index));
    }
  }
  arrange(graph, { disableOptimalOrderHeuristic: true });
  const { width = 0, height = 0 } = graph.graph();
  return {
    size: { width, height },
    boxes: new Map([...plan.boxes.keys()].map((id) => [id, pointOf(graph.node(id))])),
    ways: plan.ways.map((way, index) => placedWay(graph, plan, { way, index })),
  };
}

function labelId(index: number): string {
  return `label ${index}`; // no step's id holds a space
}

function placedWay(
  graph: Graph,
  { boxes }: Plan,
  { way, index }: { way: Plan['ways'][number]; index: number },
): Placed['ways'][number] {
  const name = String(index);
  const label = way.label === undefined ? undefined : pointOf(graph.node(labelId(index)));
  const legs =
    label === undefined
      ? [graph.edge(way.from, way.to, name)]
      : [graph.edge(way.from, labelId(index), name), graph.edge(labelId(index), way.to, name)];
  const [out, on = out] = legs.map((leg) => (leg.points ?? []).map(pointOf));
  const between = [
    ...(out ?? []).slice(1, -1),
    ...(label === undefined ? [] : [label, ...(on ?? []).slice(1, -1)]),
  ];
  const from = { centre: pointOf(graph.node(way.from)), size: boxes.get(way.from) };
  const to = { centre: pointOf(graph.node(way.to)), size: boxes.get(way.to) };
  const down = to.centre.y > from.centre.y ? 1 : -1;
  const inset = down > 0 ? 30 : 14; // a way back does not end where another begins
  const start = onRim({ ...from, inset }, out?.[0], down);
  const end = onRim({ ...to, inset }, on?.at(-1), -down);
  return { label, points: [start, ...between, end] };
}

/** Ways leave and arrive at the upper or lower rim, away from the round corners; dagre's own point may be at a side. */
function onRim(
  box: { readonly centre: Point; readonly size: Size | undefined; readonly inset: number },
  wished: Point | undefined,
  side: number,
): Point {
  const { width, height } = box.size ?? { width: 0, height: 0 };
  const room = Math.max(0, width / 2 - box.inset);
  const off = (wished?.x ?? box.centre.x) - box.centre.x;
  return { x: box.centre.x + Math.min(room, Math.max(-room, off)), y: box.centre.y + (side * height) / 2 };
}

function pointOf({ x, y }: { x?: number | undefined; y?: number | undefined }): Point {
  return { x: x ?? 0, y: y ?? 0 };
}
