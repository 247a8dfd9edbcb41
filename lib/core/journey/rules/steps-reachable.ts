import { mistake } from '../../diagnostic.ts';
import { nodesById, reachableFrom } from '../ways.ts';
import type { Rule } from './rule.ts';

/** Some path leads to every step. Of steps that follow each other, the first is reported. */
export const stepsReachable: Rule = ({ graph }) => {
  const nodes = nodesById(graph);
  const reached = reachableFrom(graph.startAt, nodes);
  return graph.nodes.flatMap(({ id, path }) => {
    if (reached.has(id)) return [];
    for (const next of reachableFrom(id, nodes)) reached.add(next);
    return mistake({
      rule: 'steps-reachable',
      path: [...path, 'id'],
      message: `no path leads to step "${id}"`,
      hint: 'what stands before it always goes elsewhere',
    });
  });
};
