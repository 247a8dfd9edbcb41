import type { Condition } from '../condition/definition.ts';
import { conditionParts, type Path } from '../condition/parts.ts';
import type { Journey } from './definition.ts';
import type { Graph } from './graph.ts';

export type MessageQuestion = {
  /** The send step that is meant. */
  readonly sendStep: string;
  readonly path: Path;
  /** The step that asks; none for the entry and the exits. */
  readonly asker: string | undefined;
};

/** Where a journey asks what became of a message. */
export function messageQuestions({
  journey,
  graph,
}: {
  readonly journey: Journey;
  readonly graph: Graph;
}): MessageQuestion[] {
  const { entry, exit } = journey;
  return [
    ...(entry.if === undefined ? [] : asked(entry.if, ['entry', 'if'])),
    ...exit.flatMap((one, index) => ('when' in one ? asked(one.when, ['exit', index, 'when']) : [])),
    ...graph.nodes.flatMap(({ id, step, path }) => {
      if ('waitFor' in step && 'message' in step.waitFor) {
        return [{ sendStep: step.waitFor.message, path: [...path, 'waitFor'], asker: id }];
      }
      if (!('branch' in step)) return [];
      return step.branch.flatMap(({ when }, index) => asked(when, [...path, 'branch', index, 'when'], id));
    }),
  ];
}

function asked(condition: Condition, path: Path, asker?: string): MessageQuestion[] {
  return conditionParts(condition, path).flatMap((placed) =>
    'message' in placed.part ? [{ sendStep: placed.part.message, path: placed.path, asker }] : [],
  );
}
