import type { Path } from '../condition/parts.ts';
import type { Duration } from '../time/duration.ts';
import type { Journey } from './definition.ts';
import type { Graph } from './graph.ts';

export type PlacedDuration = { readonly duration: Duration; readonly path: Path };

/** How long each step may wait. */
export function waitsOf(graph: Graph): PlacedDuration[] {
  return graph.nodes.flatMap(({ step, path }) => {
    if ('wait' in step && 'for' in step.wait)
      return [{ duration: step.wait.for, path: [...path, 'wait', 'for'] }];
    if ('waitFor' in step) return [{ duration: step.waitFor.for, path: [...path, 'waitFor', 'for'] }];
    return [];
  });
}

/** Every duration that a journey names, but for those in its conditions. */
export function durationsOf({
  journey,
  graph,
}: {
  readonly journey: Journey;
  readonly graph: Graph;
}): PlacedDuration[] {
  const { entry, goal } = journey;
  const reentry = typeof entry.reentry === 'string' ? [] : [entry.reentry.after];
  return [
    ...reentry.map((duration) => ({ duration, path: ['entry', 'reentry', 'after'] })),
    ...(goal === undefined ? [] : [{ duration: goal.within, path: ['goal', 'within'] }]),
    ...waitsOf(graph),
  ];
}
