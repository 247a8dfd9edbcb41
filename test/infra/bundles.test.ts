import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, TASKS } from '../../lib/infra/bundles.ts';

describe('the bundle of', () => {
  let bundles: ReturnType<typeof bundleFunctions>;
  beforeAll(() => {
    bundles = bundleFunctions();
  });

  it.each([...TASKS])('%s starts, and exports its handler', async (task) => {
    const bundle: unknown = await import(pathToFileURL(`${bundles.folderOf(task)}/handler.mjs`).href);
    expect(bundle).toHaveProperty('handler', expect.any(Function));
  });

  it.each([...TASKS])('%s holds nothing that only builds or tests need', (task) => {
    const [, output] =
      Object.entries(bundles.metafile.outputs).find(([path]) => path.endsWith(`${task}/handler.mjs`)) ?? [];
    const packages = Object.keys(output?.inputs ?? {}).flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    expect(packages).toContain('@smithy/core');
    const strangers = packages.filter((name) =>
      /^(mjml|html-to-text|aws-cdk|constructs|esbuild|aws-local|vitest)/.test(name),
    );
    expect(strangers).toEqual([]);
  });

  it.each([...TASKS])("%s has one of zod's 50 languages", (task) => {
    const [, output] =
      Object.entries(bundles.metafile.outputs).find(([path]) => path.endsWith(`${task}/handler.mjs`)) ?? [];
    const locales = Object.entries(output?.inputs ?? {}).filter(
      ([path, { bytesInOutput }]) => path.includes('zod/v4/locales/') && bytesInOutput > 0,
    );
    expect(locales.map(([path]) => path.split('/').at(-1))).toEqual(['en.js']);
  });
});
