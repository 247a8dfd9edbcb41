import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aFile } from '../a-file.ts';
import { readEvents } from './read-events.ts';

const HEADER = 'customerId,event,timestamp,note';
const flags = { property: ['note=note'] };

async function notesIn(lines: readonly string[]) {
  const { events, tally } = await readEvents(await aFile('events.csv', lines), flags);
  return { notes: events.map(({ properties }) => properties.note), bad: tally.bad };
}

describe('a CSV file', () => {
  it('may have commas, quotes and line ends inside quoted values', async () => {
    const { notes } = await notesIn([
      HEADER,
      'a,Signed Up,2026-01-01,"2) $100 - $200, about"',
      'a,Signed Up,2026-01-01,"she said ""yes"""',
      'a,Signed Up,2026-01-01,"two',
      'lines"',
    ]);
    expect(notes).toEqual(['2) $100 - $200, about', 'she said "yes"', 'two\nlines']);
  });

  it('may have a quotation mark inside an unquoted value', async () => {
    const { notes } = await notesIn([
      HEADER,
      'a,Signed Up,2026-01-01,5" screen',
      'a,Signed Up,2026-01-01,fine',
    ]);
    expect(notes).toEqual(['5" screen', 'fine']);
  });

  it('may come from Windows: byte order mark, CRLF, empty lines', async () => {
    const { notes, bad } = await notesIn([`\uFEFF${HEADER}\r`, 'a,Signed Up,2026-01-01,one\r', '\r', '']);
    expect({ notes, bad }).toEqual({ notes: ['one'], bad: [] });
  });

  it('may be separated by semicolons, with commas in the values', async () => {
    const { notes } = await notesIn([HEADER.replaceAll(',', ';'), 'a;Signed Up;2026-01-01;12,50']);
    expect(notes).toEqual(['12,50']);
  });

  it('may be packed', async () => {
    const packed = gzipSync(`${HEADER}\na,Signed Up,2026-01-01,one\n`);
    const { events } = await readEvents(await aFile('events.csv.gz', packed), flags);
    expect(events).toHaveLength(1);
  });

  it('loses only one line where a quotation mark is never closed', async () => {
    const rest = Array.from({ length: 200 }, (_, index) => `a,Signed Up,2026-01-01,${index}`);
    const { notes, bad } = await notesIn([HEADER, 'a,Signed Up,2026-01-01,"oops', ...rest]);
    expect(notes).toHaveLength(200);
    expect(bad).toEqual([
      {
        reason: 'a quotation mark that is never closed',
        count: 1,
        first: [
          { line: 2, reason: 'a quotation mark that is never closed', found: 'a,Signed Up,2026-01-01,"oops' },
        ],
      },
    ]);
  });

  it('loses only the lines that have more or fewer values than the header, and names them', async () => {
    const { notes, bad } = await notesIn([HEADER, 'a,Signed Up', 'a,Signed Up,2026-01-01,fine', 'a,b,c,d,e']);
    expect(notes).toEqual(['fine']);
    expect(bad[0]).toMatchObject({
      reason: 'more or fewer values than there are columns',
      count: 2,
      first: [
        { line: 2, found: '2 values instead of 4' },
        { line: 4, found: '5 values instead of 4' },
      ],
    });
  });

  it('loses only the line that is endless', async () => {
    const { notes, bad } = await notesIn([
      HEADER,
      `a,Signed Up,2026-01-01,${'x'.repeat(2_000_000)}`,
      'a,Signed Up,2026-01-01,fine',
    ]);
    expect(notes).toEqual(['fine']);
    expect(bad[0]).toMatchObject({
      reason: 'longer than a million characters',
      count: 1,
      first: [{ line: 2 }],
    });
  });

  it('gives what could be unpacked of a damaged .gz file, and says where it ended', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `customer-${index * 7919},Signed Up,2026-01-01,${index}`,
    );
    const whole = gzipSync([HEADER, ...lines].join('\n'));
    const file = await aFile('events.csv.gz', whole.subarray(0, whole.length / 2));
    const { events, tally } = await readEvents(file, flags);
    expect(events.length).toBeGreaterThan(1000);
    expect(tally.bad.map(({ reason }) => reason)).toContain('the .gz file is damaged from here on');
  });

  it('is read in the encoding that is named', async () => {
    // expected: KS X 1001, row 16: 0xB0A1 is 가
    const korean = Buffer.concat([
      Buffer.from(`${HEADER}\na,Signed Up,2026-01-01,`),
      Buffer.from([0xb0, 0xa1]),
    ]);
    const { events } = await readEvents(await aFile('events.csv', korean), { ...flags, encoding: 'euc-kr' });
    expect(events[0]?.properties.note).toBe('가');
  });

  it('tells of letters that the encoding does not have', async () => {
    const latin = Buffer.from(`${HEADER}\na,Signed Up,2026-01-01,£5\n`, 'latin1');
    const { tally } = await readEvents(await aFile('events.csv', latin), flags);
    expect(tally.garbled).toBe(1);
  });
});
