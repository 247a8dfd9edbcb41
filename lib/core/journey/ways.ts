import type { Edge, Graph, Node } from './graph.ts';

/** The nodes by id; of two with the same id, the first. */
export function nodesById(graph: Graph): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const node of graph.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  return nodes;
}

/** Ids of the steps that lie on a way from here, itself included; `follow` says which edges may be taken. */
export function reachableFrom(
  start: string,
  nodes: ReadonlyMap<string, Node>,
  follow: (node: Node, edge: Edge) => boolean = () => true,
): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (node === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const edge of node.edges) if (follow(node, edge)) open.push(edge.to);
  }
  return reached;
}

/** Ids of the steps that may lie on a circle: what is left when all without a way in, or without a way out, are taken away. */
export function circling(
  nodes: ReadonlyMap<string, Node>,
  follow: (node: Node, edge: Edge) => boolean,
): ReadonlySet<string> {
  const ways = [...nodes.values()].flatMap((node) =>
    node.edges
      .filter((edge) => nodes.has(edge.to) && follow(node, edge))
      .map(({ to }) => ({ from: node.id, to })),
  );
  const left = new Set(nodes.keys());
  peel(left, ways);
  peel(
    left,
    ways.map(({ from, to }) => ({ from: to, to: from })),
  );
  return left;
}

type Way = { readonly from: string; readonly to: string };

/** Takes away every id that no way leads to, and then those that only these led to. */
function peel(left: Set<string>, ways: readonly Way[]): void {
  const onward = Map.groupBy(
    ways.filter(({ from, to }) => left.has(from) && left.has(to)),
    ({ from }) => from,
  );
  const waysIn = new Map<string, number>();
  for (const { to } of [...onward.values()].flat()) waysIn.set(to, (waysIn.get(to) ?? 0) + 1);
  const open = [...left].filter((id) => !waysIn.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    left.delete(id);
    for (const { to } of onward.get(id) ?? []) {
      const rest = (waysIn.get(to) ?? 0) - 1;
      waysIn.set(to, rest);
      if (rest === 0) open.push(to);
    }
  }
}
