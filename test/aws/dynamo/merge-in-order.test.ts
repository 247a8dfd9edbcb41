import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeInOrder } from '../../../lib/aws/dynamo/merge-in-order.ts';

async function* stream(numbers: readonly number[]): AsyncGenerator<number> {
  yield* numbers;
}

describe('ordered streams', () => {
  it('merge into one in order, with everything in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer()), { maxLength: 8 }), async (lists) => {
        const ordered = lists.map((list) => stream(list.toSorted((one, other) => one - other)));
        const merged: number[] = [];
        for await (const number of mergeInOrder(ordered, (one, other) => one - other)) merged.push(number);
        expect(merged).toEqual(lists.flat().toSorted((one, other) => one - other));
      }),
    );
  });

  it('are read no further than they are asked for', async () => {
    let read = 0;
    const endless = async function* () {
      for (;;) {
        read += 1;
        yield read;
      }
    };
    for await (const number of mergeInOrder([endless()], (one, other) => one - other)) {
      if (number === 3) break;
    }
    expect(read).toBe(3);
  });
});
