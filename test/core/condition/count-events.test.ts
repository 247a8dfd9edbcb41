import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../lib/core/condition/compile.ts';
import { Condition } from '../../../lib/core/condition/definition.ts';
import { facts, happened } from '../../support/facts.ts';

// facts are seen on 2026-11-23T12:00:00Z
const january = happened('Order Completed', '2026-01-10T10:00:00Z', { total: 20, cartId: 'a' });
const october = happened('Order Completed', '2026-10-30T12:00:00Z', { total: 50, cartId: 'b' });
const today = happened('Order Completed', '2026-11-23T11:00:00Z', { total: 70, cartId: 'a' });
const events = [january, october, today];

function holds(count: object, given: Parameters<typeof facts>[0] = { events }): boolean {
  return compileCondition(Condition.parse({ event: 'Order Completed', ...count }))(facts(given));
}

describe('how often an event happened', () => {
  it('is once at least, when nothing else is said', () => {
    expect(holds({})).toBe(true);
    expect(holds({}, { events: [] })).toBe(false);
    expect(holds({}, { events: [happened('Signed Up', '2026-01-01T00:00:00Z')] })).toBe(false);
  });

  it('is bounded by atLeast and atMost, both included', () => {
    expect(holds({ atLeast: 3 })).toBe(true);
    expect(holds({ atLeast: 4 })).toBe(false);
    expect(holds({ atLeast: 1, atMost: 3 })).toBe(true);
    expect(holds({ atLeast: 1, atMost: 2 })).toBe(false);
  });

  it('may be never, when only atMost is said', () => {
    expect(holds({ atMost: 0 }, { events: [] })).toBe(true);
    expect(holds({ atMost: 0 })).toBe(false);
  });

  it('counts only events with such properties', () => {
    expect(holds({ where: { property: 'total', atLeast: 50 }, atLeast: 2 })).toBe(true);
    expect(holds({ where: { property: 'total', atLeast: 51 }, atLeast: 2 })).toBe(false);
  });

  it('counts only what happened within a time', () => {
    expect(holds({ within: 'P24D', atLeast: 2 })).toBe(true); // 24 days before is 2026-10-30T12:00Z
    expect(holds({ within: 'P23D', atLeast: 2 })).toBe(false);
  });

  it('counts only what happened since the entry, and not the entry itself', () => {
    const entry = { event: october, enteredAt: october.occurredAt };
    expect(holds({ sinceEntry: true, atLeast: 1 }, { events, entry })).toBe(true);
    expect(holds({ sinceEntry: true, atLeast: 2 }, { events, entry })).toBe(false);
    expect(holds({ sinceEntry: true }, { events })).toBe(false);
  });

  it('counts only events of the same occasion', () => {
    const entry = { key: 'a', keyProperty: 'cartId' };
    expect(holds({ sameKey: true, atLeast: 2 }, { events, entry })).toBe(true);
    expect(holds({ sameKey: true, atLeast: 3 }, { events, entry })).toBe(false);
  });

  it('compares keys as texts, as enrolments keep them', () => {
    const numbered = [happened('Order Completed', '2026-11-01T00:00:00Z', { orderId: 17 })];
    expect(holds({ sameKey: true }, { events: numbered, entry: { key: '17', keyProperty: 'orderId' } })).toBe(
      true,
    );
  });

  it('finds none of the same occasion when the entry had no key', () => {
    expect(holds({ sameKey: true }, { events, entry: {} })).toBe(false);
    expect(holds({ sameKey: true, atMost: 0 }, { events, entry: {} })).toBe(true);
  });
});
