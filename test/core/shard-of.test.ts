import { describe, expect, it } from 'vitest';
import { shardOf } from '../../lib/core/shard-of.ts';

describe('a shard', () => {
  it('is always the same for a name', () => {
    expect(shardOf('customer-1', 16)).toBe(shardOf('customer-1', 16));
  });

  it('gets its share of names', () => {
    const counts = Array<number>(16).fill(0);
    for (let index = 0; index < 16_000; index += 1) {
      const shard = shardOf(`customer-${index}`, 16);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    // Binomial: mean 1,000, σ = √(16,000 · 1/16 · 15/16) ≈ 31; five σ leave no room for chance.
    expect(Math.max(...counts.map((count) => Math.abs(count - 1_000)))).toBeLessThan(155);
  });
});
