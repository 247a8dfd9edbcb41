import { createHash } from 'node:crypto';

export type Trace = {
  /** @param about whose: a customer's id, where it is anyone's */
  note(at: number, what: string, about: string): void;
  /** Of every line so far, in order. */
  hash(): string;
  /** The lines about the customer who is watched. */
  readonly lines: readonly string[];
};

/** What happened, in order, as a hash: two runs with the same seed must agree to the last line. */
export function createTrace(watched: string | undefined): Trace {
  const hash = createHash('sha256');
  const lines: string[] = [];
  let open = '';
  function flush(): void {
    hash.update(open);
    open = '';
  }
  return {
    lines,
    note(at, what, about) {
      open += `${at} ${what} ${about}\n`;
      if (open.length > BATCH) flush();
      if (watched !== undefined && about.includes(watched))
        lines.push(`${new Date(at).toISOString()} ${what}`);
    },
    hash() {
      flush();
      return hash.copy().digest('hex').slice(0, 16);
    },
  };
}

/** Hashing line by line would cost more than what is traced. */
const BATCH = 16_384;
