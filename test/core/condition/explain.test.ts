import { describe, expect, it } from 'vitest';
import { Condition } from '../../../lib/core/condition/definition.ts';
import { explainCondition } from '../../../lib/core/condition/explain.ts';
import { facts, happened } from '../../support/facts.ts';

function explain(condition: unknown, given: Parameters<typeof facts>[0] = {}) {
  return explainCondition(Condition.parse(condition), facts(given));
}

describe('why a condition held or failed', () => {
  it.each<[string, unknown, Parameters<typeof facts>[0]]>([
    ['plan is "gold" (seen: "silver")', { trait: 'plan', equals: 'gold' }, { traits: { plan: 'silver' } }],
    [
      'points is at least 10 and is less than 20 (seen: nothing)',
      { trait: 'points', atLeast: 10, lessThan: 20 },
      {},
    ],
    ['plan has a value (seen: nothing)', { trait: 'plan', exists: true }, {}],
    ['value of the entry is more than 3 (seen: nothing)', { entry: 'value', moreThan: 3 }, {}],
    [
      'Order Completed happened at least 2 times within P30D (seen: 1 time)',
      { event: 'Order Completed', atLeast: 2, within: 'P30D' },
      { events: [happened('Order Completed', '2026-11-20T00:00:00Z')] },
    ],
    [
      'Order Completed happened at most 1 time since the entry (seen: 0 times)',
      { event: 'Order Completed', atMost: 1, sinceEntry: true },
      {},
    ],
    ['message reminder was clicked (seen: no such message)', { message: 'reminder', was: 'clicked' }, {}],
  ])('%s', (text, condition, given) => {
    expect(explain(condition, given).text).toBe(text);
  });

  it('is a tree of its parts, each with its own answer', () => {
    const condition = { all: [{ trait: 'x', equals: 1 }, { not: { any: [{ trait: 'x', equals: 2 }] } }] };
    expect(explain(condition, { traits: { x: 2 } })).toEqual({
      holds: false,
      text: 'all of these hold',
      parts: [
        { holds: false, text: 'x is 1 (seen: 2)', parts: [] },
        {
          holds: false,
          text: 'this does not hold',
          parts: [
            {
              holds: true,
              text: 'any of these holds',
              parts: [{ holds: true, text: 'x is 2 (seen: 2)', parts: [] }],
            },
          ],
        },
      ],
    });
  });
});
