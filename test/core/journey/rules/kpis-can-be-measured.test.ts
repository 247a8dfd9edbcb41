import { describe, expect, it } from 'vitest';
import { aMessage, saidBy, send } from '../../../support/a-journey.ts';

const goal = { event: 'Order Completed', within: 'P7D' };
const said = (kpi: object, journey: object = {}) =>
  saidBy(
    'kpis-can-be-measured',
    { kpi, ...journey },
    { messages: { hello: aMessage({ sms: { en: 'Hello' } }) } },
  );

describe('what a journey is measured by', () => {
  it.each([
    ['goals', { goal }],
    ['clicks', { steps: [send('first')] }],
    ['value', { goal: { ...goal, value: 'total' } }],
  ])('may be %s, where it has them', (measure, journey) => {
    expect(said({ measure, target: 10 }, journey)).toEqual([]);
  });

  it.each([
    ['goals', {}, 'the journey is measured by goals, but has no goal'],
    ['clicks', { goal }, 'the journey is measured by clicks, but sends no message'],
    ['value', {}, 'the journey is measured by value, but has no goal'],
    ['value', { goal }, 'the journey is measured by value, but its goal has none'],
  ])('is not %s where it has none', (measure, journey, message) => {
    expect(said({ measure, target: 10 }, journey)).toEqual([`kpi.measure: ${message}`]);
  });

  it('cannot be more than all customers', () => {
    expect(said({ measure: 'goals', target: 100 }, { goal })).toEqual([]);
    expect(said({ measure: 'goals', target: 101 }, { goal })).toEqual([
      'kpi.target: the target is 101 of 100 customers, which no journey can reach',
    ]);
    expect(said({ measure: 'value', target: 101 }, { goal: { ...goal, value: 'total' } })).toEqual([]);
  });
});
