import { expect, it } from 'vitest';
import { readAJourney, saidBy } from '../../../support/a-journey.ts';

const order = { event: 'Order Completed', sameKey: true };
const everywhere = (entry: object) => ({
  entry: { event: 'Checkout Started', ...entry },
  exit: [order, { when: order }],
  goal: { ...order, within: 'P7D' },
  steps: [
    { id: 'order', waitFor: { ...order, for: 'P1D' } },
    { id: 'bought', branch: [{ when: { not: order }, steps: [] }] },
  ],
});

it('an entry with a key has something to compare', () => {
  expect(saidBy('same-key-needs-a-key', everywhere({ key: 'cartId' }))).toEqual([]);
});

it('without one, each sameKey is a mistake', () => {
  const message = '"sameKey" compares with the key of the entry, but the entry has no "key"';
  expect(saidBy('same-key-needs-a-key', everywhere({}))).toEqual([
    `exit.0.sameKey: ${message}`,
    `exit.1.when.sameKey: ${message}`,
    `goal.sameKey: ${message}`,
    `steps.0.waitFor.sameKey: ${message}`,
    `steps.1.branch.0.when.not.sameKey: ${message}`,
  ]);
});

it('an entry that can have no key is not told to get one', () => {
  const { diagnostics } = readAJourney({ entry: { date: 'birthday' }, exit: [order] });
  expect(diagnostics).toMatchObject([{ hint: 'only an entry by an event or a call can have one' }]);
});
