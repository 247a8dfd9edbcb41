import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

/** The condition, everywhere that a journey has one. */
const everywhere = (when: object) => ({
  entry: { event: 'Signed Up', if: when },
  exit: [{ when }],
  steps: [{ id: 'gold', branch: [{ when: { all: [when] }, steps: [] }] }],
});
const PLACES = ['entry.if', 'exit.0.when', 'steps.0.branch.0.when.all.0'];

/** The same for a condition on an event's properties. */
const everyWhere = (where: object) => ({
  entry: { event: 'Signed Up', where },
  exit: [{ event: 'Order Completed', where }],
  goal: { event: 'Order Completed', within: 'P1D', where: { not: where } },
  steps: [
    { id: 'order', waitFor: { event: 'Order Completed', where, for: 'P1D' } },
    { id: 'gold', branch: [{ when: { event: 'Order Completed', where }, steps: [] }] },
  ],
});
const WHERES = [
  'entry.where',
  'exit.0.where',
  'goal.where.not',
  'steps.0.waitFor.where',
  'steps.1.branch.0.when.where',
];

describe('a trait or property', () => {
  it('is compared with something', () => {
    expect(saidBy('compares-something', everywhere({ trait: 'plan', exists: false }))).toEqual([]);
    expect(saidBy('compares-something', everyWhere({ property: 'total', equals: 0 }))).toEqual([]);
  });

  it('is a mistake alone', () => {
    expect(saidBy('compares-something', everywhere({ trait: 'plan' }))).toEqual(
      PLACES.map((place) => `${place}: "plan" is not compared with anything`),
    );
    expect(saidBy('compares-something', everyWhere({ property: 'total' }))).toEqual(
      WHERES.map((place) => `${place}: "total" is not compared with anything`),
    );
  });
});

describe('a limit', () => {
  it('is a number or a date', () => {
    expect(
      saidBy('limits-ordered', everywhere({ trait: 'since', atLeast: '2026-01-01', lessThan: 5 })),
    ).toEqual([]);
  });

  it('is a mistake as any other text', () => {
    expect(saidBy('limits-ordered', everyWhere({ property: 'total', moreThan: '30' }))).toEqual(
      WHERES.map((place) => `${place}.moreThan: "moreThan" compares numbers and dates; "30" is a text`),
    );
  });
});

describe('a count of events', () => {
  it('is possible', () => {
    expect(
      saidBy('counts-possible', everywhere({ event: 'A', atLeast: 2, atMost: 2, within: 'PT1M' })),
    ).toEqual([]);
  });

  it('is a mistake when no number fits', () => {
    expect(saidBy('counts-possible', everywhere({ event: 'A', atLeast: 3, atMost: 2 }))).toEqual(
      PLACES.map((place) => `${place}.atMost: no number is at least 3 and at most 2`),
    );
  });

  it('is a mistake within no time', () => {
    expect(saidBy('counts-possible', everywhere({ event: 'A', within: 'PT0S' }))).toEqual(
      PLACES.map((place) => `${place}.within: nothing happens within PT0S, which is no time at all`),
    );
  });
});

describe('a count of messages', () => {
  it('is possible', () => {
    expect(saidBy('counts-possible', everywhere({ lastMessages: 5, were: 'opened', atMost: 0 }))).toEqual([]);
    expect(saidBy('counts-possible', everywhere({ lastMessages: 5, were: 'clicked', atLeast: 5 }))).toEqual(
      [],
    );
  });

  it('is a mistake when no number fits, or every one does', () => {
    expect(saidBy('counts-possible', everywhere({ lastMessages: 5, were: 'opened', atLeast: 6 }))).toEqual(
      PLACES.map((place) => `${place}.atLeast: of 5 messages there are never 6`),
    );
    expect(saidBy('counts-possible', everywhere({ lastMessages: 5, were: 'opened', atMost: 5 }))).toEqual(
      PLACES.map((place) => `${place}.atMost: of 5 messages there are never more than 5: this asks nothing`),
    );
  });
});
