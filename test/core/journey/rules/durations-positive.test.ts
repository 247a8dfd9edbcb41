import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const lasting = (duration: string) => ({
  entry: { event: 'Signed Up', reentry: { after: duration } },
  goal: { event: 'Order Completed', within: duration },
  steps: [
    { id: 'rest', wait: { for: duration } },
    { id: 'order', waitFor: { event: 'Order Completed', for: duration } },
  ],
});

it('a second is a duration', () => {
  expect(saidBy('durations-positive', lasting('PT1S'))).toEqual([]);
  expect(saidBy('durations-positive', lasting('P0DT10H'))).toEqual([]);
});

it('no time at all is a mistake, wherever it stands', () => {
  expect(saidBy('durations-positive', lasting('P0DT0S'))).toEqual([
    'entry.reentry.after: P0DT0S is no time at all',
    'goal.within: P0DT0S is no time at all',
    'steps.0.wait.for: P0DT0S is no time at all',
    'steps.1.waitFor.for: P0DT0S is no time at all',
  ]);
});

it('nor is the distance from a date, the lateness of a message or the window of a goal', () => {
  const given = {
    entry: { date: 'birthday', before: 'P0D' },
    life: { maxLateness: 'PT0S' },
    goal: { event: 'Order Completed', within: 'P7D', attributionWindow: 'P0D' },
  };
  expect(saidBy('durations-positive', given)).toEqual([
    'entry.before: P0D is no time at all',
    'life.maxLateness: PT0S is no time at all',
    'goal.attributionWindow: P0D is no time at all',
  ]);
});
