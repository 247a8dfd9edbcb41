import type { Path } from '../condition/parts.ts';
import { conditionsOf } from './conditions-of.ts';
import type { Journey } from './definition.ts';
import type { Graph } from './graph.ts';

/** Every segment that a journey names, with the place of the name: who enters, who leaves, and in all its conditions. */
export function segmentsNamed(source: {
  readonly journey: Journey;
  readonly graph: Graph;
}): { readonly segment: string; readonly path: Path }[] {
  const { entry, exit } = source.journey;
  const exits = exit.flatMap((one, index) =>
    'segment' in one ? [{ segment: one.segment, path: ['exit', index, 'segment'] }] : [],
  );
  const conditions = conditionsOf(source).flatMap(({ part, path }) =>
    'segment' in part ? [{ segment: part.segment, path: [...path, 'segment'] }] : [],
  );
  return [...entered(entry), ...exits, ...conditions];
}

function entered(entry: Journey['entry']): { readonly segment: string; readonly path: Path }[] {
  if ('segment' in entry) return [{ segment: entry.segment, path: ['entry', 'segment'] }];
  if ('schedule' in entry && entry.among !== undefined)
    return [{ segment: entry.among, path: ['entry', 'among'] }];
  return [];
}
