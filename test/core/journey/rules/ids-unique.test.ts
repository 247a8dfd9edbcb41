import { expect, it } from 'vitest';
import { branch, pause, saidBy } from '../../../support/a-journey.ts';

const experiment = (id: string, ...variants: string[]) => ({
  id,
  experiment: { variants: variants.map((name) => ({ id: name, weight: 100 / variants.length, steps: [] })) },
});

it('two experiments may have variants of the same names', () => {
  expect(saidBy('ids-unique', { steps: [experiment('a', 'x', 'y'), experiment('b', 'x', 'y')] })).toEqual([]);
});

it('two steps of the same id are a mistake, however deep', () => {
  expect(saidBy('ids-unique', { steps: [pause('rest'), branch('gold', [pause('rest')])] })).toEqual([
    'steps.1.branch.0.steps.0.id: another step has the id "rest" already',
  ]);
});

it('two variants of the same id are a mistake', () => {
  expect(saidBy('ids-unique', { steps: [experiment('a', 'x', 'x')] })).toEqual([
    'steps.0.experiment.variants.1.id: another variant has the id "x" already',
  ]);
});
