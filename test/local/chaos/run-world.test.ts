import { describe, expect, it } from 'vitest';
import { runWorld } from '../../../lib/local/chaos/run-world.ts';

/** Worlds share the cores with whatever else runs. */
describe('a world in which everything fails', { timeout: 120_000 }, () => {
  it.each([1, 2, 3])('keeps every promise, and loses nothing: seed %d', async (seed) => {
    const { violations, accepted, mostCopies, injected } = await runWorld({ seed, sends: 300, faults: 0.01 });
    expect(violations).toEqual([]);
    // Nothing is proved by a world in which little happens.
    expect(accepted).toBeGreaterThan(150);
    expect(mostCopies.marketing).toBe(1);
    expect(Object.keys(injected).length).toBeGreaterThan(12);
  });

  it('happens again to the last line with the same seed, and otherwise with another', async () => {
    const one = { seed: 7, sends: 60, faults: 0.02 };
    const { wallMs: _one, ...first } = await runWorld(one);
    const { wallMs: _again, ...again } = await runWorld(one);
    const { hash } = await runWorld({ ...one, seed: 8 });
    expect(again).toEqual(first);
    expect(hash).not.toBe(first.hash);
  });

  it('is the same whether or not somebody watches a customer', async () => {
    const plan = { seed: 7, sends: 60, faults: 0.02 };
    const alone = await runWorld(plan);
    const watched = await runWorld({ ...plan, watch: 'c1' });
    expect(watched.hash).toBe(alone.hash);
    expect(watched.trace.join('\n')).toContain('customers.customer');
  });
});
