import { describe, expect, it } from 'vitest';
import { readSegment } from '../../../lib/core/segment/read.ts';

function read(when: object, file = 'workflows/segments/vip.json') {
  return readSegment({ text: JSON.stringify({ id: 'vip', title: 'VIP', when }, undefined, 2), file });
}
function complaints(when: object, file?: string): string[] {
  return read(when, file).diagnostics.map(({ rule, place, message }) => `${rule} ${place?.line}: ${message}`);
}

describe('a segment', () => {
  it('is a named condition', () => {
    const when = {
      any: [
        { trait: 'tier', equals: 'vip' },
        { event: 'Order Completed', atLeast: 8, within: 'P365D' },
      ],
    };
    expect(read(when)).toEqual({
      ok: true,
      value: { id: 'vip', title: 'VIP', when, backfill: 'quiet' },
      diagnostics: [],
    });
  });

  it('is called as its file is', () => {
    expect(complaints({ trait: 'x', exists: true }, 'workflows/segments/gold.json')).toEqual([
      'id-matches-file 2: segment "vip" lies in a file called "gold"',
    ]);
  });

  it.each([
    ['entry', { entry: 'value', atLeast: 1 }],
    ['message', { message: 'reminder', was: 'clicked' }],
    ['sameKey', { event: 'Order Completed', sameKey: true }],
    ['sinceEntry', { event: 'Order Completed', sinceEntry: true }],
  ])('looks at no journey: %s', (key, when) => {
    expect(complaints({ not: when }).join()).toContain(`"${key}" looks at one journey`);
  });

  it('is checked for conditions that cannot hold, also in the where of events', () => {
    const where = { property: 'total', atLeast: '30' };
    expect(complaints({ event: 'Order Completed', where })).toEqual([
      'limits-ordered 8: "atLeast" compares numbers and dates; "30" is a text',
    ]);
  });

  it('has the shape of one', () => {
    expect(complaints({ segments: 'gold' })).toEqual(['schema 5: unknown condition kind "segments"']);
  });
});
