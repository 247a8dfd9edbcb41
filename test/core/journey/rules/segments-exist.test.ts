import { expect, it } from 'vitest';
import type { Condition } from '../../../../lib/core/condition/definition.ts';
import { readAJourney, saidBy } from '../../../support/a-journey.ts';

const vip: Condition = { trait: 'tier', equals: 'vip' };
const exits = (segment: string) => ({ exit: [{ when: { not: { segment } } }] });

it('a segment that has its file can be named', () => {
  expect(saidBy('segments-exist', exits('vip'), { segments: { vip } })).toEqual([]);
});

it('a segment without one is a mistake, with the name that was probably meant', () => {
  expect(readAJourney(exits('vpi'), { segments: { vip } }).diagnostics).toMatchObject([
    {
      rule: 'segments-exist',
      path: ['exit', 0, 'when', 'not', 'segment'],
      message: 'segment "vpi" does not exist',
      hint: 'did you mean "vip"?',
    },
  ]);
});

it('a name that every object has is no segment', () => {
  expect(saidBy('segments-exist', exits('toString'), { segments: { vip } })).toHaveLength(1);
});
