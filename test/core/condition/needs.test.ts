import { describe, expect, it } from 'vitest';
import { Condition } from '../../../lib/core/condition/definition.ts';
import { conditionNeeds } from '../../../lib/core/condition/needs.ts';

function needs(...conditions: unknown[]) {
  return conditionNeeds(conditions.map((one) => Condition.parse(one)));
}
function since(...counts: object[]) {
  return needs(...counts.map((count) => ({ event: 'Order Completed', ...count }))).events;
}

function window(...counts: object[]) {
  return since(...counts).map((one) => one.since);
}

describe('what a condition needs', () => {
  it('is nothing for traits, which are at hand', () => {
    expect(needs({ trait: 'plan', equals: 'gold' })).toEqual({ events: [], messages: [], entry: false });
  });

  it('is found in every part', () => {
    const condition = {
      all: [
        { any: [{ event: 'Order Completed' }, { message: 'reminder', was: 'opened' }] },
        { not: { entry: 'value', atLeast: 1 } },
        { message: 'reminder', was: 'clicked' },
      ],
    };
    expect(needs(condition)).toEqual({
      events: [{ name: 'Order Completed', since: 'ever' }],
      messages: ['reminder'],
      entry: true,
    });
  });

  it('includes the entry event where it must not be counted', () => {
    expect(needs({ event: 'Order Completed', sinceEntry: true }).entry).toBe(true);
  });

  it('is one window for each event, the widest', () => {
    expect(window({ within: 'P7D' })).toEqual(['P7D']);
    expect(window({ sinceEntry: true })).toEqual(['entry']);
    expect(window({ within: 'P7D' }, { within: 'P30D' })).toEqual(['P30D']);
    expect(window({ within: 'P30D' }, { within: 'PT1H' })).toEqual(['P30D']);
    expect(window({ within: 'P30D' }, {})).toEqual(['ever']);
  });

  it('is a window that holds both, where neither is always the wider', () => {
    // a month has 28 to 31 days; an entry may be more or less than 30 days ago
    expect(since({ within: 'P1M' }, { within: 'P30D' })).toEqual([
      { name: 'Order Completed', since: 'P31D' },
    ]);
    expect(since({ sinceEntry: true }, { within: 'P30D' })).toEqual([
      { name: 'Order Completed', since: 'ever' },
    ]);
  });

  it('does not include segments, which are written out before', () => {
    expect(() => needs({ segment: 'vip' })).toThrow(TypeError);
  });
});
