import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFileFacts } from '../../../lib/cli/import/file-facts.ts';
import { aFile } from '../a-file.ts';

// expected: KS X 1001: 이 is 0xC0CC, 름 is 0xB8A7
const NAME_IN_KOREAN_EXCEL = Buffer.from([0xc0, 0xcc, 0xb8, 0xa7]);

async function factsOf(name: string, bytes: Buffer, encoding?: string) {
  const file = await aFile(name, bytes);
  return { file, read: await readFileFacts(file, encoding) };
}

describe('what a file is written in', () => {
  it('is UTF-8 where it can be, with or without a mark', async () => {
    const { read } = await factsOf('a.csv', Buffer.from('\uFEFF이름\n'));
    expect(read).toMatchObject({ ok: true, value: { encoding: 'utf-8', guessed: false, lines: 1 } });
  });

  it('is that of Korean Excel where it makes Korean words', async () => {
    const { read } = await factsOf('a.csv', NAME_IN_KOREAN_EXCEL);
    expect(read).toMatchObject({ ok: true, value: { encoding: 'euc-kr', guessed: true } });
  });

  it('is UTF-16 where it begins with its mark, as Unicode text of Excel does', async () => {
    const { read } = await factsOf('a.txt', Buffer.from('\uFEFF이름', 'utf16le'));
    expect(read).toMatchObject({ ok: true, value: { encoding: 'utf-16le' } });
  });

  // In ISO 8859-1, Ä is 0xC4; with the r after it, it would be a Korean syllable in CP949.
  it('is not guessed for a single accent, but asked for, with the place', async () => {
    const { file, read } = await factsOf('a.csv', Buffer.from('id,name\n1,\u00C4rger', 'latin1'));
    expect(read).toMatchObject({
      ok: false,
      message: `${file}:2:3 has letters that cannot be read as utf-8.`,
      hint: expect.stringContaining('--encoding euc-kr or windows-1252'),
    });
  });

  it('is what the user says', async () => {
    const { read } = await factsOf('a.csv', Buffer.from('\u00C4rger', 'latin1'), 'windows-1252');
    expect(read).toMatchObject({ ok: true, value: { encoding: 'windows-1252' } });
  });

  it('is not what the user says where the letters are no letters in it', async () => {
    const { file, read } = await factsOf('a.csv', NAME_IN_KOREAN_EXCEL, 'utf-8');
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining(`${file}:1:1`) });
  });

  it('is no name that nobody knows', async () => {
    const { read } = await factsOf('a.csv', Buffer.from('a'), 'klingon');
    expect(read).toMatchObject({ ok: false, message: '--encoding klingon is not known.' });
  });
});

describe('the hash of a file', () => {
  it('is the SHA-256 of what is in it, packed or not', async () => {
    const text = Buffer.from('customerId\n1\n');
    const expected = createHash('sha256').update(text).digest('hex');
    for (const [name, bytes] of [
      ['a.csv', text],
      ['a.csv.gz', gzipSync(text)],
    ] as const) {
      expect((await factsOf(name, bytes)).read).toMatchObject({ ok: true, value: { hash: expected } });
    }
  });
});

describe('a file that cannot be read', () => {
  it('is named, with the reason', async () => {
    expect(await readFileFacts('/nowhere/a.csv', undefined)).toMatchObject({
      message: 'There is no file /nowhere/a.csv.',
    });
    const { file, read } = await factsOf('a.csv.gz', gzipSync('customerId\n1\n').subarray(0, 20));
    expect(read).toMatchObject({ message: `${file} cannot be unpacked: the .gz file is damaged.` });
  });
});
