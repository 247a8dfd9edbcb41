import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './measure.ts';

/**
 * `npm run bench [word …]` measures what `bench/*.bench.ts` export, or those whose names have one of the words in them.
 * Figures are of this machine and this minute: compare those of one run only.
 */
export type Benches = Readonly<Record<string, () => unknown>>;
type Module = {
  readonly benches: Benches;
  /** The names of two benches: how many times faster the first is, said in one line. */
  readonly ratios?: readonly (readonly [string, string])[];
  /** What is no time of one call, as lines ready to print. */
  readonly report?: () => Promise<readonly string[]>;
};

const wanted = process.argv.slice(2);
const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.bench.ts')).toSorted();
for (const file of files) {
  const name = file.replace('.bench.ts', '');
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const { benches, ratios = [], report }: Module = await import(join(import.meta.dirname, file));
  console.log(`\n${name}`);
  const took = new Map<string, number>();
  for (const [what, work] of Object.entries(benches)) {
    took.set(what, await measure(work));
    console.log(line(what, took.get(what) ?? Number.NaN));
  }
  for (const [one, other] of ratios) {
    const times = (took.get(other) ?? Number.NaN) / (took.get(one) ?? Number.NaN);
    console.log(`  → ${one}: ${times.toPrecision(3)} times as fast as ${other}`);
  }
  for (const text of (await report?.()) ?? []) console.log(`  ${text}`);
}

function line(what: string, microseconds: number): string {
  const perSecond = Math.round(1e6 / microseconds).toLocaleString('en');
  const each =
    microseconds >= 1_000 ? `${(microseconds / 1_000).toFixed(1)} ms` : `${microseconds.toFixed(1)} µs`;
  return `  ${what.padEnd(56)}${each.padStart(10)}${`${perSecond}/s`.padStart(16)}`;
}
