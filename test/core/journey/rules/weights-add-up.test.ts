import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const said = (...weights: number[]) => {
  const variants = weights.map((weight, index) => ({ id: `v${index}`, weight, steps: [] }));
  return saidBy('weights-add-up', { steps: [{ id: 'offer', experiment: { variants } }] });
};

it('weights of 100 in all are right, with fractions too', () => {
  expect([said(50, 50), said(100, 0), said(33.3, 33.3, 33.4), said(0.1, 0.2, 99.7)]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

it('any other sum is a mistake', () => {
  expect(said(50, 40)).toEqual([
    'steps.0.experiment.variants: the weights of experiment "offer" add up to 90, not to 100',
  ]);
  expect(said(33.3, 33.3, 33.3)).toEqual([expect.stringContaining('add up to 99.9,')]);
});
