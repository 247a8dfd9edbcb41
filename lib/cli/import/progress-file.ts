import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod';

/** How far an import came. It lies beside the file while the import is not done. */
const ImportProgress = z.object({
  /** What is imported to where: the file's content, the mapping, the deployment. */
  key: z.string(),
  startedAt: z.number(),
  /** Rows done, from the beginning of the file. */
  rows: z.int().min(0),
});
type ImportProgress = z.infer<typeof ImportProgress>;

/** `customers.csv` → `customers.csv.progress.json`. */
export function progressFileOf(file: string): string {
  return `${file}.progress.json`;
}

/** Undefined where there is none of this import; one of another import, or half a file, is none. */
export async function readProgress(file: string, key: string): Promise<ImportProgress | undefined> {
  const progress = ImportProgress.safeParse(parsed(await textOf(file)));
  return progress.success && progress.data.key === key ? progress.data : undefined;
}

/** In one move, so that a crash leaves the old one or the new one. */
export async function writeProgress(file: string, progress: ImportProgress): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(progress));
  await rename(`${file}.new`, file);
}

export async function removeProgress(file: string): Promise<void> {
  await rm(file, { force: true });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
