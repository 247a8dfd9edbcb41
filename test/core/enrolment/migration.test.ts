import { describe, expect, it } from 'vitest';
import { migrationOf } from '../../../lib/core/enrolment/migration.ts';
import { Journey } from '../../../lib/core/journey/definition.ts';
import { graphOf } from '../../../lib/core/journey/graph.ts';

const graph = graphOf(
  Journey.parse({
    id: 'welcome',
    title: 'Welcome',
    stage: 'awareness',
    purpose: 'marketing',
    entry: { event: 'Signed Up' },
    steps: [
      { id: 'rest', wait: { for: 'P1D' } },
      { id: 'hello', send: { message: 'hello' } },
      { id: 'order', waitFor: { event: 'Order', for: 'P7D' }, then: [{ id: 'thanks', exit: 'bought' }] },
      { id: 'last', wait: { for: 'P2D' } },
    ],
  }),
);
const since = { since: 0, onDue: 'x' };
const held = { sendId: 's', reason: 'quiet-hours', priority: 5, purpose: 'marketing' as const };
const to = (at: string, waiting: object, steps = {}) =>
  migrationOf({ at, waiting: { ...since, ...waiting } }, { graph, steps });

describe('somebody who waits, in another version', () => {
  it('waits on at the step of the same name, or of the name in the map', () => {
    expect(to('rest', {})).toEqual({ to: { at: 'rest', onDue: 'hello' } });
    expect(to('old-rest', {}, { 'old-rest': 'last' })).toEqual({ to: { at: 'last', onDue: 'Complete' } });
  });

  it('has a way for each outcome where something is waited for', () => {
    expect(to('order', { for: { event: 'Order' } })).toEqual({
      to: { at: 'order', onDue: 'last', onEvent: 'thanks' },
    });
  });

  it('sends at the send step, when a message is held', () => {
    expect(to('hello', { held })).toEqual({ to: { at: 'hello', onDue: 'hello' } });
  });

  it('stays where no step has the name', () => {
    expect(to('gone', {})).toEqual({ problem: 'no-such-step' });
    expect(to('toString', {})).toEqual({ problem: 'no-such-step' });
  });

  it('stays where the step waits for something else', () => {
    expect(to('order', {})).toEqual({ problem: 'waits-for-something-else' });
    expect(to('rest', { for: { event: 'Order' } })).toEqual({ problem: 'waits-for-something-else' });
    expect(to('rest', { held })).toEqual({ problem: 'waits-for-something-else' });
  });
});
