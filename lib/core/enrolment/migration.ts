import { type Graph, kindOf, type Node } from '../journey/graph.ts';
import type { Enrolment } from './definition.ts';

export type Migration =
  | { readonly to: { readonly at: string; readonly onDue: string; readonly onEvent?: string } }
  | { readonly problem: 'no-such-step' | 'waits-for-something-else' };

/**
 * Where somebody who waits in one version of a journey would wait in another: at the step that the map says, or at the
 * one of the same name. It has to be the same kind of wait, for what is waited for, and until when, stays as it was.
 * @param enrolment PARKED
 * @param steps new name by old name
 */
export function migrationOf(
  enrolment: Pick<Enrolment, 'at' | 'waiting'>,
  { graph, steps }: { readonly graph: Graph; readonly steps: Readonly<Record<string, string>> },
): Migration {
  const name = Object.hasOwn(steps, enrolment.at) ? steps[enrolment.at] : enrolment.at;
  const node = graph.nodes.find(({ id }) => id === name);
  if (node === undefined) return { problem: 'no-such-step' };
  if (kindOf(node.step) !== kindOfWait(enrolment)) return { problem: 'waits-for-something-else' };
  return { to: placeAt(node) };
}

/** The kind of step that parks like this; a message that must wait parks at its send step. */
function kindOfWait({ waiting }: Pick<Enrolment, 'waiting'>): 'send' | 'waitFor' | 'wait' {
  if (waiting?.held !== undefined) return 'send';
  return waiting?.for === undefined ? 'wait' : 'waitFor';
}

function placeAt({ id, step, edges }: Node): { at: string; onDue: string; onEvent?: string } {
  if ('send' in step) return { at: id, onDue: id };
  const leading = (when: string) => edges.find((edge) => edge.when === when)?.to ?? id;
  if ('waitFor' in step) return { at: id, onDue: leading('else'), onEvent: leading('then') };
  return { at: id, onDue: leading('next') };
}
