import process from 'node:process';
import { styleText } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Io, Progress } from './io.ts';

/** The terminal as a command sees it. Colours follow the stream, NO_COLOR and FORCE_COLOR. */
export function terminalIo(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Io {
  return {
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    platform: process.platform,
    progress: (label) => (stderr.isTTY ? bar(label, stderr) : SILENT),
  };
}

const SILENT: Progress = { at: () => undefined, end: () => undefined };

function bar(label: string, stream: NodeJS.WriteStream): Progress {
  const format = `${label} {bar} {percentage} %  {note}`;
  const look = { barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true, clearOnComplete: true };
  const single = new SingleBar({ ...look, format, stream, fps: 10 });
  single.start(1000, 0, { note: '' });
  return {
    at: (fraction, note) => single.update(Math.round(fraction * 1000), { note }),
    end: () => single.stop(),
  };
}
