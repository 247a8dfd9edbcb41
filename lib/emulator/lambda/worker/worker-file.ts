import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The worker's code as a file to start it from, without types: a thread that took them out itself would load Node's
 * TypeScript parser first, 40 ms of a cold start. It is gone when this process ends.
 */
export function workerFile(): string {
  file ??= written();
  return file;
}

let file: string | undefined;

function written(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'runtime.mjs');
  writeFileSync(path, stripTypeScriptTypes(readFileSync(new URL('worker.ts', import.meta.url), 'utf8')));
  return path;
}
