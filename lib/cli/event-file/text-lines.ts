import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A line of a text file without its end, or one that is longer than anybody writes. */
export type TextLine = { readonly line: number; readonly text: string; readonly tooLong?: true };

/** No event may be larger than 200 KB (core/event/limits); a line also holds what no flag asks for. */
const MAX_LINE = 1_000_000;

/**
 * The lines of a file, read as they are asked for; `.gz` is unpacked. Both ends of line, a byte order mark and a missing
 * last end of line are fine. A line of more than {@link MAX_LINE} characters is cut and marked, never held whole.
 * Throws what reading and unpacking throw.
 * @param encoding a name that the WHATWG encoding standard knows: `utf-8`, `euc-kr`, `windows-1252`
 */
export async function* textLines(file: string, encoding: string): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  let dropped = false;
  for await (const text of decoded(file, encoding)) {
    const pieces = (rest + text).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      line += 1;
      yield asLine(line, piece, dropped);
      dropped = false;
    }
    if (rest.length > MAX_LINE) {
      dropped = true;
      rest = rest.slice(0, 100);
    }
  }
  if (rest !== '') yield asLine(line + 1, rest, dropped);
}

function asLine(line: number, piece: string, dropped: boolean): TextLine {
  const text = piece.endsWith('\r') ? piece.slice(0, -1) : piece;
  return dropped || text.length > MAX_LINE
    ? { line, text: text.slice(0, 100), tooLong: true }
    : { line, text };
}

async function* decoded(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding); // drops the byte order mark
  for await (const chunk of fileBytes(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** What is in the file, unpacked where it is packed. Throws what reading and unpacking throw. */
export function fileBytes(file: string): AsyncIterable<Buffer> {
  const packed = createReadStream(file);
  if (!file.endsWith('.gz')) return packed;
  return pipeline(packed, createGunzip(), () => undefined); // the reader of the result sees the error
}
