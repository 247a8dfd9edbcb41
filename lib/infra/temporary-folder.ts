import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for files that CDK copies into cdk.out; gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
