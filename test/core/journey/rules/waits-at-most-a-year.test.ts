import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const said = (duration: string) =>
  saidBy('waits-at-most-a-year', {
    goal: { event: 'Order Completed', within: 'P5Y' },
    steps: [
      { id: 'rest', wait: { for: duration } },
      { id: 'order', waitFor: { event: 'Order Completed', for: duration } },
    ],
  });

it.each(['P1Y', 'P12M', 'P365D', 'P52W', 'PT8760H'])('%s is a year at most', (duration) => {
  expect(said(duration)).toEqual([]);
});

it.each(['P1Y1D', 'P13M', 'P366D', 'P53W', 'PT8761H'])('%s is too long to wait', (duration) => {
  expect(said(duration)).toEqual([
    `steps.0.wait.for: a step waits a year at most, not ${duration}`,
    `steps.1.waitFor.for: a step waits a year at most, not ${duration}`,
  ]);
});
