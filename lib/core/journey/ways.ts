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
