import { readdir, readFile } from 'node:fs/promises';
import { Journey } from '../../lib/core/journey/definition.ts';

/** The journeys of this repository, in the order of their names. */
export async function shippedJourneys(): Promise<readonly Journey[]> {
  const folder = new URL('../../workflows/journeys/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    files.map(async (file) => Journey.parse(JSON.parse(await readFile(new URL(file, folder), 'utf8')))),
  );
}
