import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../lib/local/virtual-clock.ts';

describe('virtual clock', () => {
  it('does what is due in order of time, and what is due at the same instant in the order handed in', async () => {
    // expected: a stable sort by the instant, done by Array.prototype.toSorted
    const property = fc.asyncProperty(fc.array(fc.nat({ max: 20 }), { maxLength: 60 }), async (instants) => {
      const clock = createVirtualClock(0);
      const done: { at: number; order: number; now: number }[] = [];
      instants.forEach((at, order) =>
        clock.at(at, () => {
          done.push({ at, order, now: clock.now() });
        }),
      );
      await clock.runUntil(20);
      const expected = instants.map((at, order) => ({ at, order, now: at })).toSorted((a, b) => a.at - b.at);
      expect(done).toEqual(expected);
    });
    await fc.assert(property);
  });

  it('waits for an action to finish before it does the next', async () => {
    const clock = createVirtualClock(0);
    const done: string[] = [];
    clock.at(1, async () => {
      await new Promise(setImmediate);
      done.push('first');
    });
    clock.at(2, () => {
      done.push('second');
    });
    await clock.runUntil(5);
    expect(done).toEqual(['first', 'second']);
  });

  it('does what an action hands in, in the same run', async () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    clock.at(10, () => clock.at(15, () => void seen.push(clock.now())));
    await clock.runUntil(20);
    expect(seen).toEqual([15]);
  });

  it('does at once what is handed in for an instant that has passed', async () => {
    const clock = createVirtualClock(100);
    const seen: number[] = [];
    clock.at(10, () => void seen.push(clock.now()));
    await clock.runUntil(100);
    expect(seen).toEqual([100]);
  });

  it('leaves for later what is due after the end of the run, and stands at that end', async () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    clock.at(11, () => void seen.push(clock.now()));
    await clock.runUntil(10);
    expect({ seen, now: clock.now() }).toEqual({ seen: [], now: 10 });
  });
});
