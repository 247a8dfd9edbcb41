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

it('who enters, who is taken from and who leaves are asked for too', () => {
  const both = {
    entry: { segment: 'lapsd' },
    exit: [{ segment: 'lapsed', change: 'left' }, { segment: 'gone' }],
  };
  expect(saidBy('segments-exist', both, { segments: { lapsed: vip } })).toEqual([
    'entry.segment: segment "lapsd" does not exist',
    'exit.1.segment: segment "gone" does not exist',
  ]);
  const weekly = { entry: { schedule: { cron: '0 9 * * 1' }, among: 'gone' } };
  expect(saidBy('segments-exist', weekly)).toEqual(['entry.among: segment "gone" does not exist']);
});
