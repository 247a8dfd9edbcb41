import { expect, it } from 'vitest';
import { exitWords } from '../../../lib/cli/words/exit-words.ts';
import { Exit } from '../../../lib/core/journey/definition.ts';

it.each([
  [{ event: 'Order Completed', sameKey: true }, 'Order Completed for the same occasion'],
  [
    { event: 'Order Completed', where: { property: 'total', moreThan: 5 } },
    'Order Completed where total more than 5',
  ],
  [{ when: { trait: 'plan', equals: 'gold' } }, 'plan is gold'],
  [{ segment: 'lapsed' }, 'no longer in segment lapsed'],
  [{ segment: 'loyal', change: 'entered' }, 'now in segment loyal'],
  [{ consent: 'withdrawn' }, 'said no to every channel'],
])('the exit %j is told in plain words', (exit, words) => {
  expect(exitWords(Exit.parse(exit))).toBe(words);
});
