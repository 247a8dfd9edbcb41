import { describe, expect, it } from 'vitest';
import { Journey } from '../../../lib/core/journey/definition.ts';
import { journeyRounds } from '../../../lib/core/journey/rounds.ts';

const segments = { gold: { trait: 'tier', equals: 'gold' }, buyers: { event: 'Order Completed' } };

function journey(id: string, entry: object, ...steps: object[]): Journey {
  return Journey.parse({
    id,
    title: id,
    stage: 'decision',
    purpose: 'marketing',
    entry,
    steps: steps.map((step, index) => ({ id: `step-${index}`, ...step })),
  });
}
const again = { reentry: 'afterEnd' };
const emit = (event: string) => ({ emit: { event } });

const rounds = (...journeys: Journey[]) =>
  journeyRounds(journeys, segments).map(({ journeyId, diagnostic }) => [
    journeyId,
    diagnostic.path.join('.'),
    diagnostic.message,
  ]);

describe('journeys that let customers into each other', () => {
  it('are told once, at the step that closes the round', () => {
    const one = journey('one', { event: 'A', ...again }, { wait: { for: 'P1D' } }, emit('B'));
    const two = journey('two', { event: 'B', ...again }, emit('A'));
    expect(rounds(one, two)).toEqual([
      ['one', 'steps.1', 'customers may go round for ever: one → two → one'],
    ]);
  });

  it('may be one that lets customers into itself', () => {
    expect(rounds(journey('one', { event: 'A', ...again }, emit('A')))).toEqual([
      ['one', 'steps.0', 'customers may go round for ever: one → one'],
    ]);
  });

  it('are found through the traits and events of a segment too', () => {
    const byTrait = journey('one', { segment: 'gold', ...again }, { update: { set: { tier: 'gold' } } });
    const byEvent = journey('two', { segment: 'buyers', ...again }, emit('Order Completed'));
    expect(rounds(byTrait, byEvent).map(([id]) => id)).toEqual(['one', 'two']);
  });

  it('are found with a key, which lets customers in again for another value', () => {
    expect(rounds(journey('one', { event: 'A', key: 'cartId' }, emit('A')))).toHaveLength(1);
  });

  it('are no matter when one of them takes nobody twice', () => {
    const one = journey('one', { event: 'A', ...again }, emit('B'));
    const two = journey('two', { event: 'B' }, emit('A'));
    expect(rounds(one, two)).toEqual([]);
  });

  it('are no matter while the chain has an end', () => {
    const one = journey('one', { event: 'A', ...again }, emit('B'));
    const two = journey('two', { event: 'B', ...again }, { update: { set: { tier: 'gold' } } });
    const three = journey('three', { segment: 'gold', ...again }, emit('C'));
    expect(rounds(one, two, three)).toEqual([]);
  });
});
