import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const said = (...conditions: object[]) =>
  saidBy('branch-cases-differ', {
    steps: [{ id: 'plan', branch: conditions.map((when) => ({ when, steps: [] })) }],
  });

it('cases may ask different things of the same trait', () => {
  expect(said({ trait: 'plan', equals: 'gold' }, { trait: 'plan', equals: 'silver' })).toEqual([]);
});

it('a case that asks what an earlier one asked is never taken', () => {
  expect(
    said({ trait: 'plan', equals: 'gold' }, { trait: 'age', atLeast: 18 }, { equals: 'gold', trait: 'plan' }),
  ).toEqual(['steps.0.branch.2.when: case 3 is never taken: case 1 asks the same']);
});
