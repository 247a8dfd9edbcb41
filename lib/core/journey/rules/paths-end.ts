import { mistake } from '../../diagnostic.ts';
import type { Graph } from '../graph.ts';
import { nodesById, reachableFrom } from '../ways.ts';
import type { Rule } from './rule.ts';

/** From every step that is reached, some path leads to the end of the journey or to an exit step. */
export const pathsEnd: Rule = ({ graph }) => {
  const nodes = nodesById(graph);
  const ending = stepsThatEnd(graph);
  const reached = reachableFrom(graph.startAt, nodes);
  return graph.nodes.flatMap(({ id, path }) => {
    if (!reached.has(id) || ending.has(id)) return [];
    for (const next of reachableFrom(id, nodes)) ending.add(next);
    return mistake({
      rule: 'paths-end',
      path: [...path, 'id'],
      message: `from step "${id}" on, customers go round for ever`,
      hint: 'let a branch lead out of the loop, or to an exit step',
    });
  });
};

/** Steps from which an end can be reached. A goto that leads nowhere is no matter of this rule: it counts as an end. */
function stepsThatEnd({ nodes }: Graph): Set<string> {
  const known = new Set(nodes.map((node) => node.id));
  const before = new Map<string, string[]>();
  for (const { id, edges } of nodes) {
    for (const { to } of edges) {
      const sources = before.get(to);
      if (sources === undefined) before.set(to, [id]);
      else sources.push(id);
    }
  }
  const ending = new Set<string>();
  const open = nodes
    .filter(({ edges }) => edges.length === 0 || edges.some(({ to }) => !known.has(to)))
    .map((node) => node.id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (ending.has(id)) continue;
    ending.add(id);
    open.push(...(before.get(id) ?? []));
  }
  return ending;
}
