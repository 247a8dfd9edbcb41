import type { Io } from '../../lib/cli/io.ts';

/** A terminal without colours that remembers what was said. */
export function listeningIo(): { io: Io; out: () => string; err: () => string } {
  const out: string[] = [];
  const err: string[] = [];
  return {
    io: {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      paint: (_style, text) => text,
      platform: 'linux',
      progress: () => ({ at: () => undefined, end: () => undefined }),
    },
    out: () => out.join('\n'),
    err: () => err.join('\n'),
  };
}
