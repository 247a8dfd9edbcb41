import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Read } from '../core/diagnostic.ts';
import { readText } from './text-file.ts';

/** Names in a folder, in order, without those that begin with a dot. A folder that is not there has none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads every JSON file of a folder, in the order of their names. */
export async function readJsonFiles<T>(
  folder: string,
  read: (source: { readonly text: string; readonly file: string }) => Read<T>,
): Promise<
  { readonly file: string; readonly name: string; readonly text: string; readonly read: Read<T> }[]
> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const text = (await readText(file)) ?? '';
      return { file, name: basename(name, '.json'), text, read: read({ file, text }) };
    }),
  );
}
