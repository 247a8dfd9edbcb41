import { unreachable } from '../unreachable.ts';
import { type Journey, STEP_KINDS, type Step, type StepKind } from './definition.ts';

/** Where every path ends that no exit step ended before. Capitalised, so that no step can have the name. */
export const COMPLETE = 'Complete';

export type Node = {
  readonly id: string;
  readonly step: Step;
  /** Where the step stands in the file: `['steps', 2, 'then', 0]`. */
  readonly path: readonly (string | number)[];
  /** In the order of the file; an edge may lead to a step that does not exist (a rule says so). */
  readonly edges: readonly Edge[];
};

/** `when` says which outcome takes the edge: `next`, `then`, `else`, a case's index or a variant's id. */
export type Edge = { readonly when: string; readonly to: string };

export type Graph = { readonly startAt: string; readonly nodes: readonly Node[] };

/**
 * Flattens nested lists into nodes and edges: each step falls through to the next of its list, the last one to what
 * follows the step that holds the list. Nodes come in the order of the file, duplicates of an id included.
 */
export function graphOf(journey: Journey): Graph {
  const nodes = list(journey.steps, ['steps'], COMPLETE);
  return { startAt: journey.steps[0]?.id ?? COMPLETE, nodes };
}

export function kindOf(step: Step): StepKind {
  for (const kind of STEP_KINDS) if (kind in step) return kind;
  throw new TypeError(`step ${step.id} has no kind`); // the schema lets none through
}

type Path = readonly (string | number)[];

function list(steps: readonly Step[], path: Path, after: string): Node[] {
  return steps.flatMap((step, index) => nodesOf(step, [...path, index], steps[index + 1]?.id ?? after));
}

function nodesOf(step: Step, path: Path, after: string): Node[] {
  const inner: Node[] = [];
  const into = (when: string, steps: readonly Step[] | undefined, where: Path): Edge => {
    inner.push(...list(steps ?? [], [...path, ...where], after));
    return { when, to: steps?.[0]?.id ?? after };
  };
  const edges = edgesOf(step, after, into);
  return [{ id: step.id, step, path, edges }, ...inner];
}

type Into = (when: string, steps: readonly Step[] | undefined, where: Path) => Edge;

function edgesOf(step: Step, after: string, into: Into): Edge[] {
  if ('send' in step || 'wait' in step || 'update' in step || 'emit' in step)
    return [{ when: 'next', to: after }];
  if ('waitFor' in step) return [into('then', step.then, ['then']), into('else', step.else, ['else'])];
  if ('branch' in step) {
    const cases = step.branch.map((one, index) => into(String(index), one.steps, ['branch', index, 'steps']));
    return [...cases, into('else', step.else, ['else'])];
  }
  if ('experiment' in step) {
    return step.experiment.variants.map((variant, index) =>
      into(variant.id, variant.steps, ['experiment', 'variants', index, 'steps']),
    );
  }
  if ('goto' in step) return [{ when: 'next', to: step.goto }];
  if ('exit' in step) return [];
  return unreachable(step);
}
