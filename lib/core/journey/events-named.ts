import type { Path } from '../condition/parts.ts';
import { conditionsOf } from './conditions-of.ts';
import type { Journey } from './definition.ts';
import type { Graph } from './graph.ts';

/** Every event that a journey waits for, asks after, is entered or left by, with the place of its name. */
export function eventsNamed(source: {
  readonly journey: Journey;
  readonly graph: Graph;
}): { readonly event: string; readonly path: Path }[] {
  const { journey, graph } = source;
  const { entry, exit, goal } = journey;
  const waits = graph.nodes.flatMap(({ step, path }) =>
    'waitFor' in step ? [{ part: step.waitFor, path: [...path, 'waitFor'] }] : [],
  );
  const parts = [
    { part: entry, path: ['entry'] },
    ...exit.map((part, index) => ({ part, path: ['exit', index] })),
    ...(goal === undefined ? [] : [{ part: goal, path: ['goal'] }]),
    ...(goal?.refund === undefined ? [] : [{ part: goal.refund, path: ['goal', 'refund'] }]),
    ...waits,
    ...conditionsOf(source),
  ];
  return parts.flatMap(({ part, path }) =>
    'event' in part ? [{ event: part.event, path: [...path, 'event'] }] : [],
  );
}
