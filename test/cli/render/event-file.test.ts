import { describe, expect, it } from 'vitest';
import { eventFileLines } from '../../../lib/cli/render/event-file.ts';

const plain = (_style: string, text: string) => text;

describe('what was found in an event file', () => {
  it('reads like this', () => {
    const reason = 'a time that cannot be read';
    const lines = eventFileLines(
      'orders.csv',
      {
        lines: 1200,
        events: 1000,
        leftOut: 100,
        shortenedIds: 1,
        garbled: 0,
        neverSeen: ['amuont'],
        bad: [
          { reason, count: 99, first: [{ line: 2, reason, found: 'noon' }] },
          { reason: 'no customer in CustomerID', count: 1, first: [{ line: 8, reason: '' }] },
        ],
      },
      plain,
    );
    expect(lines.join('\n')).toBe(`\
Read orders.csv: 1,200 lines, 1,000 events
  ! 99 lines not used: a time that cannot be read (line 2 "noon", …)
  ! 1 line not used: no customer in CustomerID (line 8)
  ! no line has a field "amuont"
    100 lines left out by --where
    1 line with a customer like 17850.0, read as 17850`);
  });
});
