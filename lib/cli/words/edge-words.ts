import type { Step, WaitFor } from '../../core/journey/definition.ts';
import type { Edge } from '../../core/journey/graph.ts';
import { conditionWords } from './condition-words.ts';
import { durationWords } from './duration-words.ts';

/** What taking an edge means: `yes`, `clicked`, `not within 1 day`, a variant's name; nothing for the only way on. */
export function edgeWords(step: Step, edge: Edge): string {
  if ('waitFor' in step) return awaitedOutcome(step.waitFor, edge.when === 'then');
  if ('experiment' in step) return edge.when;
  if ('branch' in step) {
    const alone = step.branch.length === 1;
    if (edge.when === 'else') return alone ? 'no' : 'otherwise';
    const one = step.branch[Number(edge.when)];
    return alone || one === undefined ? 'yes' : conditionWords(one.when);
  }
  return '';
}

function awaitedOutcome(waitFor: WaitFor, happened: boolean): string {
  if (!happened) return `not within ${durationWords(waitFor.for)}`;
  return 'event' in waitFor ? 'happened' : waitFor.was;
}
