import type { Condition, Where } from '../condition/definition.ts';
import { conditionParts, type Placed, whereParts } from '../condition/parts.ts';
import type { Journey } from './definition.ts';
import type { Graph } from './graph.ts';

type Source = { readonly journey: Journey; readonly graph: Graph };

/** Every condition of a journey and every part of one, each with its place. */
export function conditionsOf({ journey, graph }: Source): Placed<Condition>[] {
  const entry = journey.entry.if === undefined ? [] : conditionParts(journey.entry.if, ['entry', 'if']);
  const exits = journey.exit.flatMap((exit, index) =>
    'when' in exit ? conditionParts(exit.when, ['exit', index, 'when']) : [],
  );
  const cases = graph.nodes.flatMap(({ step, path }) =>
    'branch' in step
      ? step.branch.flatMap((one, index) => conditionParts(one.when, [...path, 'branch', index, 'when']))
      : [],
  );
  return [...entry, ...exits, ...cases];
}

/** Every `where` of a journey and every part of one, each with its place. */
export function wheresOf(source: Source): Placed<Where>[] {
  const { journey, graph } = source;
  const { entry, exit, goal } = journey;
  const waits = graph.nodes.flatMap(({ step, path }) =>
    'waitFor' in step && 'event' in step.waitFor
      ? partsAt(step.waitFor.where, [...path, 'waitFor', 'where'])
      : [],
  );
  return [
    ...('where' in entry ? partsAt(entry.where, ['entry', 'where']) : []),
    ...exit.flatMap((one, index) => ('event' in one ? partsAt(one.where, ['exit', index, 'where']) : [])),
    ...partsAt(goal?.where, ['goal', 'where']),
    ...waits,
    ...conditionsOf(source).flatMap(({ part, path }) =>
      'event' in part ? partsAt(part.where, [...path, 'where']) : [],
    ),
  ];
}

function partsAt(where: Where | undefined, path: Placed<Where>['path']): Placed<Where>[] {
  return where === undefined ? [] : whereParts(where, path);
}
