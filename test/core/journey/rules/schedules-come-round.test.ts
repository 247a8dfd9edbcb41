import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const planned = (schedule: object) => saidBy('schedules-come-round', { entry: { schedule } });

it('a schedule that comes round is right, in a zone or in each customer’s own', () => {
  expect(planned({ cron: '0 9 * * MON' })).toEqual([]);
  expect(planned({ cron: '0 9 1 * *', zone: 'customer' })).toEqual([]);
  expect(planned({ rrule: 'FREQ=MONTHLY;BYDAY=-1FR', from: '2026-12-01T09:00', zone: 'Asia/Seoul' })).toEqual(
    [],
  );
});

it('one that never comes is a mistake: there is no 30 February', () => {
  expect(planned({ cron: '0 9 30 2 *' })).toEqual(['entry.schedule: the schedule never happens']);
});

it('so is one in a zone that nobody has', () => {
  expect(planned({ cron: '0 9 * * MON', zone: 'Asia/Soul' })).toEqual([
    expect.stringContaining('entry.schedule: the schedule has a zone that does not exist, "Asia/Soul"'),
  ]);
});

it('an entry of another kind has no schedule to be wrong', () => {
  expect(saidBy('schedules-come-round', {})).toEqual([]);
});
