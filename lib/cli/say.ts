import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { Refusal } from './refusal.ts';

/** The last line of every run: the next command to type. */
export function sayNext(io: Io, command: string): void {
  io.out(`\n${io.paint('dim', 'next:')} ${io.paint('bold', command)}`);
}

/** Says why nothing was done. */
export function sayRefusal(refusal: Refusal, io: Io, json: boolean): ExitCode {
  if (json) {
    io.out(toJson({ ok: false, message: refusal.message, hint: refusal.hint }));
  } else {
    io.err(`${io.paint('red', '✖')} ${refusal.message}`);
    if (refusal.hint !== undefined) io.err(`  ${io.paint('cyan', refusal.hint)}`);
  }
  return EXIT.call;
}

export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
