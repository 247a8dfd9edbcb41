import { mistake } from '../../diagnostic.ts';
import { conditionsOf } from '../conditions-of.ts';
import type { Rule } from './rule.ts';

/** `sameKey` asks for the key of the entry, so that the entry has to name one. */
export const sameKeyNeedsAKey: Rule = (context) => {
  const { journey, graph } = context;
  if ('key' in journey.entry && journey.entry.key !== undefined) return [];
  const exits = journey.exit.map((part, index) => ({ part, path: ['exit', index] }));
  const goal = journey.goal === undefined ? [] : [{ part: journey.goal, path: ['goal'] }];
  const waits = graph.nodes.flatMap(({ step, path }) =>
    'waitFor' in step ? [{ part: step.waitFor, path: [...path, 'waitFor'] }] : [],
  );
  return [...exits, ...goal, ...waits, ...conditionsOf(context)].flatMap(({ part, path }) => {
    if (!('sameKey' in part) || part.sameKey === undefined) return [];
    return mistake({
      rule: 'same-key-needs-a-key',
      path: [...path, 'sameKey'],
      message: '"sameKey" compares with the key of the entry, but the entry has no "key"',
      hint:
        'event' in journey.entry || 'call' in journey.entry
          ? 'add "key" to "entry", as in "key": "cartId"'
          : 'only an entry by an event or a call can have one',
    });
  });
};
