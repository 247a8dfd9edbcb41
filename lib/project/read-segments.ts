import { join } from 'node:path';
import type { Condition } from '../core/condition/definition.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { readSegment } from '../core/segment/read.ts';
import { readJsonFiles } from './read-folder.ts';

/**
 * Reads `segments/*.json`. A segment that is wrong itself is stood in for by one that nobody belongs to, so that what
 * names it is not blamed as well.
 */
export async function readSegments(
  workflows: string,
): Promise<{ segments: Record<string, Condition>; diagnostics: Diagnostic[] }> {
  const files = await readJsonFiles(join(workflows, 'segments'), readSegment);
  const segments = files.map(({ name, read }) => [name, read.ok ? read.value.when : NOBODY] as const);
  return {
    segments: Object.fromEntries(segments),
    diagnostics: files.flatMap(({ read }) => read.diagnostics),
  };
}

const NOBODY: Condition = {
  not: {
    any: [
      { trait: 'id', exists: true },
      { trait: 'id', exists: false },
    ],
  },
};
