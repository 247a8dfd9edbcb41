import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const said = (control?: string) => {
  const variants = ['none', 'five-off'].map((id) => ({ id, weight: 50, steps: [] }));
  return saidBy('control-names-a-variant', {
    steps: [{ id: 'offer', experiment: { variants, ...(control && { control }) } }],
  });
};

it('a control that is a variant is right, and so is none', () => {
  expect([said('five-off'), said()]).toEqual([[], []]);
});

it('a control that is no variant is a mistake', () => {
  expect(said('five')).toEqual(['steps.0.experiment.control: experiment "offer" has no variant "five"']);
});
