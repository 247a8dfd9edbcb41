import { unreachable } from '../../unreachable.ts';
import type { Node } from '../graph.ts';
import { branchStates } from './branch.ts';
import type { Build, States } from './build.ts';
import { emitStates } from './emit.ts';
import { exitStates } from './exit.ts';
import { experimentStates } from './experiment.ts';
import { gotoStates } from './goto.ts';
import { sendStates } from './send.ts';
import { updateStates } from './update.ts';
import { waitStates } from './wait.ts';
import { waitForStates } from './wait-for.ts';

/** The states of one step. The first is named after it; what belongs to it has its name with a mark. */
export function statesOf(node: Node, build: Build): States {
  const { step } = node;
  const to = (when: string) => target(node, when);
  if ('send' in step) return sendStates(step, to('next'), build);
  if ('wait' in step) return waitStates(step, to('next'), build);
  if ('waitFor' in step) return waitForStates(step, { onEvent: to('then'), onDue: to('else') }, build);
  if ('branch' in step) {
    const cases = step.branch.map((_, index) => to(String(index)));
    return branchStates(step, { cases, otherwise: to('else') }, build);
  }
  if ('experiment' in step) return experimentStates(step, to, build);
  if ('update' in step) return updateStates(step, to('next'), build);
  if ('emit' in step) return emitStates(step, to('next'), build);
  if ('goto' in step) return gotoStates(step);
  if ('exit' in step) return exitStates(step, build);
  return unreachable(step);
}

function target(node: Node, when: string): string {
  const edge = node.edges.find((one) => one.when === when);
  if (edge === undefined) throw new TypeError(`step ${node.id} has no edge ${when}`); // graphOf makes one for each
  return edge.to;
}
