import { describe, expect, it } from 'vitest';
import type { Item } from '../../../lib/aws/dynamo/dynamo.ts';
import { untilFirst } from '../../../lib/aws/dynamo/until-first.ts';
import { ATTEMPTS } from '../../../lib/aws/dynamo/until-free.ts';
import { StoreBusyError } from '../../../lib/core/errors.ts';

describe('a change of what was read', () => {
  it('is made from what others left, until nobody else came first', async () => {
    const seen: (Item | undefined)[] = [];
    const answer = await untilFirst(undefined, async (item) => {
      seen.push(item);
      return seen.length < 3 ? { found: { version: seen.length } } : { done: 'changed' };
    });
    expect(answer).toBe('changed');
    expect(seen).toEqual([undefined, { version: 1 }, { version: 2 }]);
  });

  it('that comes second every time is a busy store', async () => {
    let calls = 0;
    const change = untilFirst({}, async () => {
      calls += 1;
      return { found: {} };
    });
    await expect(change).rejects.toBeInstanceOf(StoreBusyError);
    expect(calls).toBe(ATTEMPTS);
  });
});
