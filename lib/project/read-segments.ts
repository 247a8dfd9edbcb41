import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { segmentConditions } from '../core/segment/conditions.ts';
import type { Segment } from '../core/segment/definition.ts';
import { linkMistakes } from '../core/segment/links.ts';
import { readSegment } from '../core/segment/read.ts';
import { located } from './located.ts';
import { readJsonFiles } from './read-folder.ts';
import type { Source } from './text-file.ts';

/**
 * Reads `segments/*.json`. A segment that is wrong itself is stood in for by one that nobody belongs to, so that what
 * names it is not blamed as well.
 */
export async function readSegments(workflows: string): Promise<{
  segments: Record<string, Segment>;
  /** Those that are right, with their text. */
  sources: readonly (Source & { readonly segment: Segment })[];
  diagnostics: Diagnostic[];
}> {
  const files = await readJsonFiles(join(workflows, 'segments'), readSegment);
  const segments = Object.fromEntries(
    files.map(({ name, read }) => [name, read.ok ? read.value : nobody(name)]),
  );
  const conditions = segmentConditions(segments);
  const sources = files.flatMap(({ file, text, read }) =>
    read.ok ? [{ file, text, segment: read.value }] : [],
  );
  const links = sources.flatMap((source) => located(source, linkMistakes(source.segment, conditions)));
  return { segments, sources, diagnostics: [...files.flatMap(({ read }) => read.diagnostics), ...links] };
}

function nobody(id: string): Segment {
  const either = [true, false].map((exists) => ({ trait: 'id', exists }));
  return { id, title: id, when: { not: { any: either } }, backfill: 'quiet' };
}
