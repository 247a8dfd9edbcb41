import { mistake } from '../../diagnostic.ts';
import type { Edge, Node } from '../graph.ts';
import { circling, nodesById, reachableFrom } from '../ways.ts';
import type { Rule } from './rule.ts';

/**
 * Whoever goes round a loop rests on the way. A wait until a fixed date is no rest the second time. Nor is a waitFor
 * that asks what became of a message, when it did happen and the loop does not send the message anew.
 */
export const loopsContainAWait: Rule = ({ graph }) => {
  const nodes = nodesById(graph);
  const suspects = circling(nodes, passesAtOnce);
  const told = new Set<string>();
  return graph.nodes.flatMap((node) => {
    if (!suspects.has(node.id) || told.has(node.id)) return [];
    const round = roundFrom(node, nodes, suspects);
    if (round === undefined) return [];
    for (const id of round) told.add(id);
    return mistake({
      rule: 'loops-contain-a-wait',
      path: 'goto' in node.step ? [...node.path, 'goto'] : [...node.path, 'id'],
      message: `step "${node.id}" leads back to itself without a wait`,
      hint: 'put a wait into the loop',
    });
  });
};

/** Loops close by a goto or, at once, by a waitFor whose message event has happened already. */
function roundFrom(
  node: Node,
  nodes: ReadonlyMap<string, Node>,
  suspects: ReadonlySet<string>,
): Set<string> | undefined {
  const { step } = node;
  const back = (start: string, follow: Follow) => {
    const reached = reachableFrom(
      start,
      nodes,
      (from, edge) => from.id !== node.id && suspects.has(edge.to) && follow(from, edge),
    );
    return reached.has(node.id) ? reached : undefined;
  };
  if ('goto' in step) return back(step.goto, (from) => !pauses(from));
  if (!('waitFor' in step) || !('message' in step.waitFor)) return undefined;
  const then = node.edges.find((edge) => edge.when === 'then')?.to;
  const sendStep = step.waitFor.message;
  if (then === undefined || then === sendStep) return undefined;
  return back(then, (from, edge) => edge.to !== sendStep && passesAtOnce(from, edge));
}

type Follow = (node: Node, edge: Edge) => boolean;

function passesAtOnce(node: Node, edge: Edge): boolean {
  return !pauses(node) || (isMessageWait(node) && edge.when === 'then');
}

function pauses({ step }: Node): boolean {
  return ('wait' in step && !('until' in step.wait)) || 'waitFor' in step;
}

function isMessageWait({ step }: Node): boolean {
  return 'waitFor' in step && 'message' in step.waitFor;
}
