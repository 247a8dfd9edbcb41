import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/**
 * The worker's code without types: a thread that took them out itself would load Node's TypeScript parser first, 40 ms
 * of a cold start.
 */
export function workerCode(): string {
  code ??= withoutTypes(readFileSync(new URL('worker.ts', import.meta.url), 'utf8'));
  return code;
}

let code: string | undefined;

/** Node warns that this function may change. Whoever starts the emulator cannot do anything about that. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
