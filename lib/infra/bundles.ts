import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';
import { STEP_TASKS } from '../core/journey/compiled.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Every function: a folder in `functions/`, named as its task. */
export const TASKS = [
  ...STEP_TASKS,
  'ingest',
  'wake',
  'tick',
  'settle-send',
  'review-agenda',
  'walk-customers',
  'record-delivery',
  'record-reply',
  'collect',
  'public-pages',
  'watch-sending',
  'watch-experiments',
  'make-report',
  'rotate-keys',
] as const;
export type Task = (typeof TASKS)[number];

const FUNCTIONS = fileURLToPath(new URL('../../functions', import.meta.url));

/**
 * All functions in one esbuild call, each one file with all that it needs. The AWS SDK is inside: only the parts in use
 * have to be loaded, and it is the version that the tests ran with.
 * @returns the folder of each task's bundle, and what went into them
 */
export function bundleFunctions(): { folderOf: (task: Task) => string; metafile: Metafile } {
  const outdir = temporaryFolder();
  const { metafile } = buildSync({
    entryPoints: TASKS.map((task) => ({ in: join(FUNCTIONS, task, 'handler.ts'), out: `${task}/handler` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // ESM first: CommonJS twins of the same package are larger and cannot be shaken.
    mainFields: ['module', 'main'],
    // CommonJS inside an ESM bundle still calls require for Node's own modules. Under a name of its own, for liquidjs
    // imports createRequire as well.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
    // Names stay: a stack trace in the logs should be readable without a source map.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
  });
  return { folderOf: (task) => join(outdir, task), metafile };
}
