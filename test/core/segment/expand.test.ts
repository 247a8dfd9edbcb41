import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../lib/core/condition/definition.ts';
import { expandSegments } from '../../../lib/core/segment/expand.ts';
import { writtenOut } from '../../../lib/core/segment/written-out.ts';

const rich: Condition = { trait: 'tier', equals: 'gold' };
const loyal: Condition = { event: 'Order Completed', atLeast: 3 };

describe('segments written out', () => {
  it('stand where their names stood, at any depth', () => {
    const segments = { rich, vip: { all: [{ segment: 'rich' }, { not: { segment: 'loyal' } }] }, loyal };
    expect(expandSegments({ any: [{ segment: 'vip' }, { trait: 'x', equals: 1 }] }, segments)).toEqual({
      any: [{ all: [rich, { not: loyal }] }, { trait: 'x', equals: 1 }],
    });
  });

  it('may stand in several places', () => {
    expect(expandSegments({ any: [{ segment: 'rich' }, { segment: 'rich' }] }, { rich })).toEqual({
      any: [rich, rich],
    });
  });

  it('never hang on one that contains itself', () => {
    const segments: Record<string, Condition> = {
      a: { not: { segment: 'b' } },
      b: { all: [{ segment: 'a' }] },
    };
    expect(() => expandSegments({ segment: 'a' }, segments)).toThrow(RangeError);
    expect(writtenOut({ segment: 'a' }, segments)).toEqual({ circle: ['a', 'b', 'a'] });
  });

  it('are never taken from a prototype', () => {
    expect(() => expandSegments({ segment: 'constructor' }, {})).toThrow(RangeError);
  });

  it('have a size that is known without writing them out', () => {
    // each level is one `any` and twice the level below: size(n) = 1 + 2 · size(n − 1), size(0) = 1
    const segments: Record<string, Condition> = { s0: rich };
    for (let n = 1; n <= 50; n++)
      segments[`s${n}`] = { any: [{ segment: `s${n - 1}` }, { segment: `s${n - 1}` }] };
    expect(writtenOut({ segment: 's3' }, segments)).toEqual({ parts: 15 });
    expect(writtenOut({ segment: 's50' }, segments)).toEqual({ parts: 2 ** 51 - 1 });
  });
});
