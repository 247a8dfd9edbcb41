import { describe, expect, it } from 'vitest';
import { Entry } from '../../../lib/core/journey/entry.ts';
import { entryTrigger } from '../../../lib/core/journey/entry-trigger.ts';
import { exitTrigger } from '../../../lib/core/journey/exit-trigger.ts';

describe('every way into a journey is an event in the end', () => {
  it.each([
    [
      { event: 'Signed Up', key: 'plan' },
      { event: 'Signed Up', key: 'plan', reentry: 'never' },
    ],
    [
      { segment: 'vip' },
      { event: 'Segment Entered', where: { property: 'segment', equals: 'vip' }, reentry: 'never' },
    ],
    [
      { segment: 'vip', change: 'left', reentry: 'afterEnd' },
      { event: 'Segment Left', where: { property: 'segment', equals: 'vip' }, reentry: 'afterEnd' },
    ],
    [
      { schedule: { cron: '0 9 * * MON' }, if: { trait: 'plan', equals: 'gold' } },
      {
        event: 'Schedule Reached',
        where: { property: 'journey', equals: 'hello' },
        if: { trait: 'plan', equals: 'gold' },
        reentry: 'afterEnd',
      },
    ],
    [
      { date: 'birthday' },
      { event: 'Date Reached', where: { property: 'journey', equals: 'hello' }, reentry: 'afterEnd' },
    ],
    [
      { call: true, key: 'ticket' },
      {
        event: 'Enrolment Requested',
        where: { property: 'journey', equals: 'hello' },
        key: 'ticket',
        reentry: 'never',
      },
    ],
  ])('%j', (entry, trigger) => {
    expect(entryTrigger('hello', Entry.parse(entry))).toEqual(trigger);
  });
});

describe('a segment ends a journey', () => {
  it('by the event of leaving it, unless it says entering', () => {
    expect(exitTrigger({ segment: 'vip', change: 'left' })).toEqual({
      event: 'Segment Left',
      where: { property: 'segment', equals: 'vip' },
    });
    expect(exitTrigger({ segment: 'vip', change: 'entered' })).toMatchObject({ event: 'Segment Entered' });
  });
});
