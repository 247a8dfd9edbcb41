import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which room may import from which (design: bin → {infra, cli} → {project, aws, local} → core; functions → aws → core). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  bin: ['lib/infra', 'lib/cli', 'lib/project', 'lib/core'],
  functions: ['functions', 'lib/aws', 'lib/core'],
  'lib/infra': ['lib/infra', 'lib/project', 'lib/core', 'lib/aws/dynamo/table-shape.ts'],
  'lib/cli': ['lib/cli', 'lib/project', 'lib/aws', 'lib/local', 'lib/emulator', 'lib/core'],
  'lib/project': ['lib/project', 'lib/core'],
  'lib/emulator': ['lib/emulator'],
  'lib/local': ['lib/local', 'lib/core'],
  'lib/aws': ['lib/aws', 'lib/core'],
  'lib/core': ['lib/core'],
};

/** Packages that only these rooms may know. */
const OWNED: readonly (readonly [RegExp, ...string[]])[] = [
  [/^@aws-sdk\//, 'lib/aws'],
  [/^(aws-cdk-lib|constructs|cdk-nag|esbuild)/, 'lib/infra'],
  [/^(mjml|html-to-text)/, 'lib/project'],
  [/^aws-local-stepfunctions/, 'lib/local', 'lib/emulator'],
];

/** What core may use of the outside: pure libraries that also run in a browser. */
const PURE =
  /^(zod|@cfworker\/json-schema|liquidjs|libphonenumber-js|temporal-polyfill|croner|rrule-temporal|jsonc-parser|fastest-levenshtein|@noble\/hashes)/;

const files = ['bin', 'functions', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
/** Static imports and re-exports over any number of lines, imports for their effect, and dynamic ones. */
const IMPORT = /^(?:import|export)\b[^;']*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
const imports = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((found) => ({
    file,
    from: found.slice(1).find((one) => one !== undefined) ?? '',
  })),
);

function roomOf(path: string): string {
  const room = Object.keys(MAY_IMPORT).find((one) => path.startsWith(`${one}/`));
  if (room === undefined) throw new Error(`${path} lies in no known room`);
  return room;
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets imports point one way', () => {
    const wrong = imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ file, from }) => ({ file, target: relative('.', join(dirname(file), from)) }))
      .filter(
        ({ file, target }) => !(MAY_IMPORT[roomOf(file)] ?? []).some((room) => target.startsWith(room)),
      );
    expect(wrong).toEqual([]);
  });

  it('lets each heavy package be known in its own rooms only', () => {
    const wrong = imports.filter(({ file, from }) =>
      OWNED.some(([name, ...rooms]) => name.test(from) && !rooms.some((room) => file.startsWith(`${room}/`))),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps core pure: no Node, no AWS, no clock, no randomness, no environment', () => {
    const core = files.filter((file) => file.startsWith('lib/core/'));
    const impure = core.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.[a-z]|setTimeout\(|Temporal\.Now/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(impure).toEqual([]);
    const foreign = imports.filter(
      ({ file, from }) => file.startsWith('lib/core/') && !from.startsWith('.') && !PURE.test(from),
    );
    expect(foreign).toEqual([]);
  });

  it('calls a verb by one word: task, function and test', () => {
    const verbs = readdirSync('functions', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    // The keys of the links are an affair between Secrets Manager and us: its protocol, and no verb of a journey.
    const ofAws = verbs.filter((name) => !files.includes(`lib/core/tasks/${name}.ts`));
    expect(ofAws).toEqual(['rotate-keys']);
    expect(files).toContain('lib/aws/rotate-keys.ts');
  });
});
