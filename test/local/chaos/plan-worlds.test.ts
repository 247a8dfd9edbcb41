import { describe, expect, it } from 'vitest';
import { planWorlds } from '../../../lib/local/chaos/plan-worlds.ts';

describe('a run', () => {
  it('that is small is one world with the seed itself, so that a world can be run again alone', () => {
    expect(planWorlds({ seed: 7, sends: 5_000, faults: 0.01 })).toEqual([
      { seed: 7, sends: 5_000, faults: 0.01 },
    ]);
  });

  it('that is big is many small worlds, each with a seed of its own', () => {
    const worlds = planWorlds({ seed: 7, sends: 1_000_000, faults: 0.01 });
    expect(new Set(worlds.map(({ seed }) => seed)).size).toBe(200);
    expect(worlds.reduce((sum, { sends }) => sum + sends, 0)).toBe(1_000_000);
  });
});
