import { expect, it } from 'vitest';
import type { Condition } from '../../../../lib/core/condition/definition.ts';
import { saidBy } from '../../../support/a-journey.ts';

const vip: Condition = { trait: 'tier', equals: 'vip' };
const exits = (segment: string) => ({ exit: [{ when: { segment } }] });

it('a segment may be made of segments', () => {
  const segments: Record<string, Condition> = {
    vip,
    best: { all: [{ segment: 'vip' }, { segment: 'vip' }] },
  };
  expect(saidBy('segments-end', exits('best'), { segments })).toEqual([]);
});

it('a segment that contains itself is a mistake', () => {
  const segments: Record<string, Condition> = {
    a: { not: { segment: 'b' } },
    b: { any: [vip, { segment: 'a' }] },
  };
  expect(saidBy('segments-end', exits('a'), { segments })).toEqual([
    'exit.0.when.segment: segment "a" leads round in a circle: a → b → a',
  ]);
});

it('a segment that multiplies beyond measure is a mistake', () => {
  const segments: Record<string, Condition> = { s0: vip };
  for (let n = 1; n <= 30; n++)
    segments[`s${n}`] = { any: [{ segment: `s${n - 1}` }, { segment: `s${n - 1}` }] };
  expect(saidBy('segments-end', exits('s7'), { segments })).toEqual([]); // 255 parts
  expect(saidBy('segments-end', exits('s8'), { segments })).toEqual([
    'exit.0.when.segment: segment "s8" has 511 parts when written out; 500 are allowed',
  ]);
  expect(saidBy('segments-end', exits('s30'), { segments })).toHaveLength(1);
});

it('a segment that does not exist is another rule’s matter', () => {
  expect(saidBy('segments-end', exits('missing'))).toEqual([]);
});
