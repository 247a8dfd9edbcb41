import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { EventFile } from '../core/event/catalog.ts';
import { readEvent } from '../core/event/read-event.ts';
import { readJsonFiles } from './read-folder.ts';

/** Reads `events/*.json`, in the order of the files. Without the folder there are none, and every event is taken. */
export async function readEvents(
  workflows: string,
): Promise<{ events: readonly EventFile[]; diagnostics: readonly Diagnostic[] }> {
  const files = await readJsonFiles(join(workflows, 'events'), readEvent);
  return {
    events: files.flatMap(({ read }) => (read.ok ? [read.value] : [])),
    diagnostics: files.flatMap(({ read }) => read.diagnostics),
  };
}
