import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from './text-file.ts';

/**
 * Results that take long to make, under the hash of all that they depend on. The folder may be deleted at any time, and
 * where it cannot be written everything works without it.
 */
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/sojourn');

export async function readCache(key: string): Promise<string | undefined> {
  return readText(join(FOLDER, key));
}

/** Written aside and then renamed, so that another process never reads half of it. */
export async function writeCache(key: string, text: string): Promise<void> {
  const file = join(FOLDER, key);
  const aside = `${file}.${randomUUID()}`;
  try {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(aside, text);
    await rename(aside, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && NOT_WRITABLE.has(String(error.code)))) throw error;
  }
}

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC']);
