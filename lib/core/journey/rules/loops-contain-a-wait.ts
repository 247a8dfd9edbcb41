import { mistake } from '../../diagnostic.ts';
import type { Edge, Node } from '../graph.ts';
import { nodesById, reachableFrom } from '../ways.ts';
import type { Rule } from './rule.ts';

/**
 * Whoever goes round a loop rests on the way. A wait until a fixed date is no rest the second time. Nor is a waitFor
 * that asks what became of a message, when it did happen and the loop does not send the message anew.
 */
export const loopsContainAWait: Rule = ({ graph }) => {
  const nodes = nodesById(graph);
  const told = new Set<string>();
  return graph.nodes.flatMap((node) => {
    const round = roundFrom(node, nodes);
    if (round === undefined || told.has(node.id)) return [];
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
function roundFrom(node: Node, nodes: ReadonlyMap<string, Node>): Set<string> | undefined {
  const { step } = node;
  if ('goto' in step) return wayBack(node, step.goto, nodes, (from) => !pauses(from));
  if (!('waitFor' in step) || !('message' in step.waitFor)) return undefined;
  const then = node.edges.find((edge) => edge.when === 'then')?.to;
  const sendStep = step.waitFor.message;
  if (then === undefined || then === sendStep) return undefined;
  return wayBack(node, then, nodes, (from, edge) => {
    if (edge.to === sendStep) return false;
    return !pauses(from) || (isMessageWait(from) && edge.when === 'then');
  });
}

function wayBack(
  node: Node,
  start: string,
  nodes: ReadonlyMap<string, Node>,
  follow: (node: Node, edge: Edge) => boolean,
): Set<string> | undefined {
  const reached = reachableFrom(start, nodes, (from, edge) => from.id !== node.id && follow(from, edge));
  return reached.has(node.id) ? reached : undefined;
}

function pauses({ step }: Node): boolean {
  return ('wait' in step && !('until' in step.wait)) || 'waitFor' in step;
}

function isMessageWait({ step }: Node): boolean {
  return 'waitFor' in step && 'message' in step.waitFor;
}
