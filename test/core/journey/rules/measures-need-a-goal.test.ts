import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const said = (measure: string | undefined, goal?: object) => {
  const variants = ['none', 'five-off'].map((id) => ({ id, weight: 50, steps: [] }));
  return saidBy('measures-need-a-goal', {
    ...(goal && { goal: { event: 'Order Completed', within: 'P7D', ...goal } }),
    steps: [{ id: 'offer', experiment: { variants, ...(measure && { measure }) } }],
  });
};

it('clicks, and what is not said, need no goal', () => {
  expect([said('click'), said(undefined)]).toEqual([[], []]);
});

it('goal and value are right where the journey has them', () => {
  expect([said('goal', {}), said('value', { value: 'total' })]).toEqual([[], []]);
});

it('goal and value are mistakes where the journey does not', () => {
  const start = 'steps.0.experiment.measure: experiment "offer" is decided by';
  expect([said('goal'), said('value'), said('value', {})]).toEqual([
    [`${start} goal, but this journey has no goal`],
    [`${start} value, but this journey has no goal`],
    [`${start} value, but the goal of this journey has no "value"`],
  ]);
});
