import { listed, occasionStep } from '../known.ts';
import type { Rule } from '../rule.ts';

/** By one channel only; by the next one of a list after a bounce; by each for `both`. */
export const oneWay: Rule = {
  id: 'one-way',
  judge(copy, known) {
    const others = listed(known.copiesOf, occasionStep(copy)).filter(({ to }) => to !== copy.to);
    if (others.length === 0 || copy.message.ways === 'both') return undefined;
    if (copy.message.ways === 'fallback' && known.bounced.has(occasionStep(copy))) return undefined;
    return `by ${copy.channel}, after it had gone out by ${others[0]?.channel}`;
  },
};
