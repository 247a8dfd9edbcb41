import type { Condition } from '../condition/definition.ts';
import { conditionParts, type Path } from '../condition/parts.ts';
import { expandSegments, type Segments } from '../segment/expand.ts';
import type { Journey } from './definition.ts';
import { graphOf } from './graph.ts';

/**
 * The step by which one journey may let customers into another one (or into itself) again and again: it emits the event
 * of that one's entry, or changes what its segment asks for. Undefined where no step does, or where nobody enters twice.
 * @param segments all that the journeys name are there, and come to an end
 */
export function leadsInto(from: Journey, into: Journey, segments: Segments): Path | undefined {
  if (into.entry.reentry === 'never' && !('key' in into.entry && into.entry.key !== undefined))
    return undefined;
  const asked = askedBy(into.entry, segments);
  return graphOf(from).nodes.find(({ step }) => {
    if ('emit' in step) return asked.events.has(step.emit.event);
    if (!('update' in step)) return false;
    const { set = {}, increment = {}, add = {} } = step.update;
    return Object.keys({ ...set, ...increment, ...add }).some((trait) => asked.traits.has(root(trait)));
  })?.path;
}

type Asked = { readonly events: ReadonlySet<string>; readonly traits: ReadonlySet<string> };

function askedBy(entry: Journey['entry'], segments: Segments): Asked {
  if ('event' in entry) return { events: new Set([entry.event]), traits: new Set() };
  if (!('segment' in entry)) return { events: new Set(), traits: new Set() };
  const whole: Condition = expandSegments({ segment: entry.segment }, segments);
  const parts = conditionParts(whole, []).map(({ part }) => part);
  return {
    events: new Set(parts.flatMap((part) => ('event' in part ? [part.event] : []))),
    traits: new Set(parts.flatMap((part) => ('trait' in part ? [root(part.trait)] : []))),
  };
}

function root(path: string): string {
  return path.split('.')[0] ?? path;
}
