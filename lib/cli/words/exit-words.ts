import type { Exit } from '../../core/journey/definition.ts';
import { unreachable } from '../../core/unreachable.ts';
import { conditionWords, whereWords } from './condition-words.ts';

/** Who leaves at once: `Order Completed for the same occasion`, `no longer in segment lapsed`. */
export function exitWords(exit: Exit): string {
  if ('when' in exit) return conditionWords(exit.when);
  if ('segment' in exit)
    return exit.change === 'left' ? `no longer in segment ${exit.segment}` : `now in segment ${exit.segment}`;
  if ('consent' in exit) return 'said no to every channel';
  if ('event' in exit) {
    const where = exit.where === undefined ? '' : ` where ${whereWords(exit.where)}`;
    return `${exit.event}${where}${exit.sameKey ? ' for the same occasion' : ''}`;
  }
  return unreachable(exit);
}
