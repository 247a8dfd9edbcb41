import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Message } from './message.ts';

/** Where a queue writes down what becomes of its messages, so that it finds them again after a restart. */
export type Journal = {
  /** What is there, in the order in which it came. */
  readonly found: readonly Kept[];
  kept(kept: Kept): void;
  removed(id: string): void;
  close(): void;
};
/** A message, and when it may be seen. Messages in flight are written with the time they were sent: they come back. */
type Kept = { readonly message: Message; readonly visibleAt: number };

export const NO_JOURNAL: Journal = { found: [], kept: () => {}, removed: () => {}, close: () => {} };

/**
 * A file with a line for each message kept, or kept anew, and each removed. It is written at once and not flushed: a
 * killed process loses nothing, a machine without power may.
 */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const live = new Map<string, Kept>(existsSync(file) ? read(readFileSync(file, 'utf8')) : []);
  const found = [...live.values()];
  let descriptor = rewrite();
  let lines = live.size;

  function rewrite(): number {
    const text = [...live.values()].map((kept) => `${JSON.stringify(kept)}\n`).join('');
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    return openSync(file, 'a');
  }
  function write(line: Line): void {
    writeSync(descriptor, `${JSON.stringify(line)}\n`);
    lines += 1;
    if (lines < MOST_LINES || lines < 4 * live.size) return;
    closeSync(descriptor);
    descriptor = rewrite();
    lines = live.size;
  }

  return {
    found,
    kept: (kept) => {
      live.set(kept.message.id, kept);
      write(kept);
    },
    removed: (id) => {
      live.delete(id);
      write({ removed: id });
    },
    close: () => closeSync(descriptor),
  };
}

const MOST_LINES = 20_000;

const Attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
const Line = z.union([
  z.object({ removed: z.string() }),
  z.object({
    visibleAt: z.number(),
    message: z.object({
      id: z.string(),
      body: z.string(),
      attributes: z.record(z.string(), Attribute),
      traceHeader: z.string().optional(),
      senderId: z.string(),
      sentAt: z.number(),
      receiveCount: z.number(),
      firstReceivedAt: z.number().optional(),
      deadLetterSourceArn: z.string().optional(),
    }),
  }),
]);
type Line = z.infer<typeof Line>;

function read(text: string): Map<string, Kept> {
  const live = new Map<string, Kept>();
  // What follows the last line's end was being written when the process was killed: nobody was told that it is kept.
  for (const written of text.split('\n').slice(0, -1)) {
    const line = Line.parse(JSON.parse(written));
    if ('removed' in line) live.delete(line.removed);
    else live.set(line.message.id, line);
  }
  return live;
}
