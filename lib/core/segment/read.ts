import { CONDITION_CHECKS } from '../condition/checks/index.ts';
import { conditionParts, whereParts } from '../condition/parts.ts';
import { type Diagnostic, mistake, type Read } from '../diagnostic.ts';
import { readPlaced, type Text } from '../document/read.ts';
import { fileName } from '../file-name.ts';
import { Segment } from './definition.ts';
import { standsAlone } from './stands-alone.ts';

/** Reads a segment file: strict JSON, the schema, and what can be checked without a journey. */
export function readSegment({ text, file }: Text): Read<Segment> {
  const read = readPlaced({ text, file, schema: Segment });
  if (!read.ok) return read;
  const { value: segment, document } = read;
  const conditions = conditionParts(segment.when, ['when']);
  const wheres = conditions.flatMap(({ part, path }) =>
    'event' in part && part.where !== undefined ? whereParts(part.where, [...path, 'where']) : [],
  );
  const found = [
    ...idMatchesFile(segment, file),
    ...CONDITION_CHECKS.flatMap((check) => check({ conditions, wheres })),
    ...standsAlone(conditions),
  ];
  if (found.length === 0) return { ok: true, value: segment, diagnostics: [] };
  return { ok: false, diagnostics: found.map((one) => document.located(one)) };
}

function idMatchesFile({ id }: Segment, file: string): Diagnostic[] {
  const name = fileName(file);
  if (name === id) return [];
  const message = `segment "${id}" lies in a file called "${name}"`;
  return [mistake({ rule: 'id-matches-file', path: ['id'], message, hint: 'give both the same name' })];
}
