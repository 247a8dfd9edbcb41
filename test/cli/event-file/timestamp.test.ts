import { describe, expect, it } from 'vitest';
import { readTimestamp } from '../../../lib/cli/event-file/timestamp.ts';
import { toIso } from '../../../lib/core/time/instant.ts';

function read(written: unknown, zone = 'UTC'): string {
  const time = readTimestamp(written, zone);
  return 'at' in time ? toIso(time.at) : time.problem;
}

describe('a time in an event file', () => {
  it.each([
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00.250+09:00', '2026-03-01T00:00:00.250Z'],
    ['2026-03-01 09:00:00 -0530', '2026-03-01T14:30:00.000Z'],
    ['2019-10-01 00:00:00 UTC', '2019-10-01T00:00:00.000Z'],
    ['2026/03/01 9:05', '2026-03-01T09:05:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['19970112', '1997-01-12T00:00:00.000Z'],
    // expected: date -u -d @1700000000
    ['1700000000', '2023-11-14T22:13:20.000Z'],
    [1_700_000_000, '2023-11-14T22:13:20.000Z'],
    ['1700000000500', '2023-11-14T22:13:20.500Z'],
  ])('is understood: %s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it.each([
    // expected: TZ=… date -d '…' -u
    ['2011-07-01 12:00', 'Europe/London', '2011-07-01T11:00:00.000Z'],
    ['2011-12-01 12:00', 'Europe/London', '2011-12-01T12:00:00.000Z'],
    ['2026-03-01 09:00', 'Asia/Seoul', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T09:00:00Z', 'Asia/Seoul', '2026-03-01T09:00:00.000Z'],
  ])('is local to the zone unless it says its own: %s in %s', (written, zone, expected) => {
    expect(read(written, zone)).toBe(expected);
  });

  it.each([
    ['', 'no time'],
    [undefined, 'no time'],
    ['yesterday', 'a time that cannot be read'],
    ['12/1/2010 8:26', 'a time that cannot be read'],
    ['2011-02-31', 'a time that cannot be read'],
    ['2011-13-01', 'a time that cannot be read'],
    ['2011-01-01 25:00', 'a time that cannot be read'],
    ['0', 'a date before 1990, which is what an empty date often becomes'],
    ['1970-01-01T00:00:00Z', 'a date before 1990, which is what an empty date often becomes'],
    ['9999-12-31T23:59:59Z', 'a date after 2099'],
  ])('is refused: %s', (written, problem) => {
    expect(read(written)).toBe(problem);
  });
});
