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
  const { entry, goal, life } = journey;
  const { before, after } = 'date' in entry ? entry : {};
  const reentry = typeof entry.reentry === 'string' ? undefined : entry.reentry.after;
  return [
    ...placed(reentry, ['entry', 'reentry', 'after']),
    ...placed(before, ['entry', 'before']),
    ...placed(after, ['entry', 'after']),
    ...placed(life.maxLateness, ['life', 'maxLateness']),
    ...placed(goal?.within, ['goal', 'within']),
    ...placed(goal?.attributionWindow, ['goal', 'attributionWindow']),
    ...waitsOf(graph),
  ];
}

function placed(duration: Duration | undefined, path: Path): PlacedDuration[] {
  return duration === undefined ? [] : [{ duration, path }];
}
