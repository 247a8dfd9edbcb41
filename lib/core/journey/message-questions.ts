import type { Path } from '../condition/parts.ts';
import { conditionsOf } from './conditions-of.ts';
import type { Journey } from './definition.ts';
import type { Graph } from './graph.ts';

/** Where a journey asks what became of a message: which send step is meant, and which step asks (none: the exits). */
export function messageQuestions(source: {
  readonly journey: Journey;
  readonly graph: Graph;
}): { sendStep: string; path: Path; asker: string | undefined }[] {
  const { nodes } = source.graph;
  const waits = nodes.flatMap(({ id, step, path }) =>
    'waitFor' in step && 'message' in step.waitFor
      ? [{ sendStep: step.waitFor.message, path: [...path, 'waitFor'], asker: id }]
      : [],
  );
  const conditions = conditionsOf(source).flatMap(({ part, path }) => {
    if (!('message' in part)) return [];
    const holder = nodes.findLast((node) => node.path.every((key, index) => key === path[index]));
    return [{ sendStep: part.message, path, asker: holder?.id }];
  });
  return [...waits, ...conditions];
}
