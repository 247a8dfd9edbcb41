import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';
import type { WorldPlan } from '../../../lib/local/chaos/plan-worlds.ts';
import type { WorldReport } from '../../../lib/local/chaos/report.ts';
import type { WorldNews } from '../../../lib/local/chaos/world-worker.ts';
import type { PlantedBug } from './planted-bugs.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The simulator as one file, with the edits in it. @throws when a text to be replaced is not in its file, once */
export async function bundledWorld(
  edits: PlantedBug['edits'],
): Promise<(plan: WorldPlan) => Promise<WorldReport>> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-chaos-'));
  const outfile = join(folder, 'world.mjs');
  await build({
    entryPoints: [join(ROOT, 'lib/local/chaos/world-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [planting(edits)],
    logLevel: 'error',
  });
  return (plan) => inWorker(outfile, plan);
}

function planting(edits: PlantedBug['edits']): Plugin {
  return {
    name: 'planting',
    setup({ onLoad }) {
      onLoad({ filter: /\/lib\/.*\.ts$/ }, async ({ path }) => {
        const file = relative(ROOT, path);
        const own = edits.filter((edit) => edit.file === file);
        if (own.length === 0) return undefined;
        const source = await readFile(path, 'utf8');
        return { contents: own.reduce((text, edit) => edited(text, edit), source), loader: 'ts' };
      });
    },
  };
}

function edited(source: string, { file, find, replace }: PlantedBug['edits'][number]): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} of: ${find}`);
  return parts.join(replace);
}

function inWorker(outfile: string, workerData: WorldPlan): Promise<WorldReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(pathToFileURL(outfile), { workerData });
    worker.on('message', (news: WorldNews) => {
      if ('report' in news) resolve(news.report);
    });
    worker.on('error', reject);
  });
}
