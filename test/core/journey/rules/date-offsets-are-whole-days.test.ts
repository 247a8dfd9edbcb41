import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const by = (entry: object) =>
  saidBy('date-offsets-are-whole-days', { entry: { date: 'birthday', ...entry } });

it('an entry on the date, some days before it or some weeks after it is right', () => {
  expect(by({})).toEqual([]);
  expect(by({ before: 'P7D' })).toEqual([]);
  expect(by({ after: 'P2W' })).toEqual([]);
});

it('an entry both before and after the date is a mistake', () => {
  expect(by({ before: 'P7D', after: 'P7D' })).toEqual([
    'entry.after: an entry is either before the date or after it',
  ]);
});

it('hours are a mistake, for the time of day stands elsewhere', () => {
  expect(by({ before: 'PT12H' })).toEqual(['entry.before: PT12H is not a number of whole days']);
  expect(by({ after: 'P1DT12H' })).toEqual(['entry.after: P1DT12H is not a number of whole days']);
});
