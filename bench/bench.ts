import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './measure.ts';

/**
 * `npm run bench [word …]` measures what `bench/*.bench.ts` export, or those whose names have one of the words in them.
 * Figures are of this machine and this minute: compare those of one run only.
 */
export type Benches = Readonly<Record<string, () => unknown>>;

const wanted = process.argv.slice(2);
const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.bench.ts')).toSorted();
for (const file of files) {
  const name = file.replace('.bench.ts', '');
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const { benches }: { benches: Benches } = await import(join(import.meta.dirname, file));
  console.log(`\n${name}`);
  for (const [what, work] of Object.entries(benches)) console.log(line(what, await measure(work)));
}

function line(what: string, microseconds: number): string {
  const perSecond = Math.round(1e6 / microseconds).toLocaleString('en');
  const each =
    microseconds >= 1_000 ? `${(microseconds / 1_000).toFixed(1)} ms` : `${microseconds.toFixed(1)} µs`;
  return `  ${what.padEnd(56)}${each.padStart(10)}${`${perSecond}/s`.padStart(16)}`;
}
