import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder, deleted when the test has ended. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A file of that name with these lines or bytes, in a folder of its own. */
export async function aFile(name: string, content: readonly string[] | Buffer): Promise<string> {
  const file = join(await aFolder(), name);
  await writeFile(file, Buffer.isBuffer(content) ? content : content.join('\n'));
  return file;
}
