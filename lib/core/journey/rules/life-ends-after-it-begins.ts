import { mistake } from '../../diagnostic.ts';
import { fromIso } from '../../time/instant.ts';
import type { Rule } from './rule.ts';

/** A journey stops taking people after it began to. */
export const lifeEndsAfterItBegins: Rule = ({ journey }) => {
  const { from, until } = journey.life;
  if (from === undefined || until === undefined || fromIso(from) < fromIso(until)) return [];
  return [
    mistake({
      rule: 'life-ends-after-it-begins',
      path: ['life', 'until'],
      message: `nobody could ever enter: the journey ends ${until}, and begins ${from}`,
    }),
  ];
};
