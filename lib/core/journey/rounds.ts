import { type Diagnostic, doubt } from '../diagnostic.ts';
import type { Segments } from '../segment/expand.ts';
import type { Journey } from './definition.ts';
import { leadsInto } from './leads-into.ts';

/**
 * Journeys that let customers into each other for ever, each round once, at the journey of it that comes first. A running
 * deployment stops such a round after some journeys, but by then it has sent.
 */
export function journeyRounds(
  journeys: readonly Journey[],
  segments: Segments,
): { readonly journeyId: string; readonly diagnostic: Diagnostic }[] {
  const told = new Set<string>();
  return journeys.flatMap((first) => {
    if (told.has(first.id)) return [];
    const round = shortestRound(first, journeys, segments);
    if (round === undefined) return [];
    for (const { id } of round) told.add(id);
    const ids = [...round, first].map(({ id }) => id).join(' → ');
    const path = leadsInto(first, round[1] ?? first, segments) ?? [];
    return {
      journeyId: first.id,
      diagnostic: doubt({
        rule: 'journeys-do-not-go-round',
        path,
        message: `customers may go round for ever: ${ids}`,
        hint: 'let one of them take nobody twice ("reentry": "never"), or leave the event or the change out',
      }),
    };
  });
}

/** From a journey back to it, breadth first. @returns the journeys on the way, it first */
function shortestRound(
  first: Journey,
  journeys: readonly Journey[],
  segments: Segments,
): readonly Journey[] | undefined {
  const seen = new Set<string>();
  let open: (readonly Journey[])[] = [[first]];
  while (open.length > 0) {
    const next: (readonly Journey[])[] = [];
    for (const way of open) {
      const last = way.at(-1) ?? first;
      for (const one of journeys) {
        if (seen.has(one.id) || leadsInto(last, one, segments) === undefined) continue;
        if (one.id === first.id) return way;
        seen.add(one.id);
        next.push([...way, one]);
      }
    }
    open = next;
  }
  return undefined;
}
