import { createHash } from 'node:crypto';
import { isEncoding } from '../event-file/encoding.ts';
import { fileBytes, textLines } from '../event-file/text-lines.ts';
import { type Accepted, refuse } from '../refusal.ts';

/** What must be known of a file before its first line can be read. */
export type FileFacts = {
  /** SHA-256 of what is in it, unpacked: 64 hex digits. */
  readonly hash: string;
  /** Ends of line. */
  readonly lines: number;
  readonly encoding: string;
  /** The encoding was not named, and is not Unicode. */
  readonly guessed: boolean;
};

/** Goes through the file once. @param named the encoding, where the user says one */
export async function readFileFacts(file: string, named: string | undefined): Promise<Accepted<FileFacts>> {
  if (named !== undefined && !isEncoding(named)) {
    return refuse(`--encoding ${named} is not known.`, 'Try utf-8, euc-kr or windows-1252.');
  }
  try {
    return await factsOf(file, named);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return refuse(`There is no file ${file}.`);
    if (code === 'EISDIR') return refuse(`${file} is a folder.`, 'Name a file in it.');
    if (code.startsWith('Z_')) return refuse(`${file} cannot be unpacked: the .gz file is damaged.`);
    throw error;
  }
}

async function factsOf(file: string, named: string | undefined): Promise<Accepted<FileFacts>> {
  const sha256 = createHash('sha256');
  const unicode = decodable('utf-8');
  const korean = decodable('euc-kr', TWO_SYLLABLES);
  const asNamed = named === undefined ? undefined : decodable(named);
  let lines = 0;
  let mark: string | undefined;
  let first = true;
  for await (const chunk of fileBytes(file)) {
    if (first) mark = byteOrderMark(chunk);
    first = false;
    sha256.update(chunk);
    lines += endsOfLine(chunk);
    for (const one of [unicode, korean, asNamed]) one?.take(chunk);
  }
  const facts = (encoding: string, guessed = false): Accepted<FileFacts> => ({
    ok: true,
    value: { hash: sha256.digest('hex'), lines, encoding, guessed },
  });
  if (asNamed !== undefined && named !== undefined) {
    return asNamed.fits() ? facts(named) : notReadable(file, named);
  }
  if (mark !== undefined) return facts(mark);
  if (unicode.fits()) return facts('utf-8');
  return korean.fits() ? facts('euc-kr', true) : notReadable(file, 'utf-8');
}

/** A letter with an accent and the one after it may look like one Korean syllable, but hardly like two in a row. */
const TWO_SYLLABLES = /[가-힣]{2}/;

/** Excel's "Unicode text" is UTF-16, which begins with a mark. */
function byteOrderMark(chunk: Uint8Array): string | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : undefined;
}

function endsOfLine(chunk: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Do all bytes make sense in an encoding, and is there what must be in it? Gives up at the first that does not. */
function decodable(encoding: string, wanted = /^/) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let fits = true;
  let found = false;
  const decode = (chunk?: Uint8Array) => {
    if (!fits) return;
    try {
      const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
      found ||= wanted.test(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what the encoding standard prescribes for a fatal decoder
      fits = false;
    }
  };
  return {
    take: (chunk: Uint8Array) => decode(chunk),
    fits: () => {
      decode();
      return fits && found;
    },
  };
}

/** Says where the first letter is that cannot be read. */
async function notReadable(file: string, encoding: string): Promise<Accepted<FileFacts>> {
  const hint = 'Save it as "CSV UTF-8" in Excel, or say its encoding: --encoding euc-kr or windows-1252.';
  for await (const { line, text } of textLines(file, encoding)) {
    const at = text.indexOf('\uFFFD');
    if (at >= 0) {
      return refuse(`${file}:${line}:${at + 1} has letters that cannot be read as ${encoding}.`, hint);
    }
  }
  return refuse(`${file} has letters that cannot be read as ${encoding}.`, hint);
}
