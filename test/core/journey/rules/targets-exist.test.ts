import { expect, it } from 'vitest';
import { branch, exit, goto, pause, saidBy } from '../../../support/a-journey.ts';

it('a goto may lead to any step, forward, back or into a branch', () => {
  const steps = [
    pause('rest'),
    branch('gold', [pause('inner')], [goto('on', 'inner')]),
    branch('more', [goto('back', 'rest')]),
  ];
  expect(saidBy('targets-exist', { steps })).toEqual([]);
});

it('a goto to nowhere is a mistake', () => {
  const steps = [branch('gold', [goto('on', 'missing')]), exit('done')];
  expect(saidBy('targets-exist', { steps })).toEqual([
    'steps.0.branch.0.steps.0.goto: step "on" goes to "missing", which does not exist',
  ]);
});
