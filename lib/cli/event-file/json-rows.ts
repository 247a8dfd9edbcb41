import { limitBroken } from '../../core/event/limits.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { propertyAt } from '../../core/property.ts';
import type { BadLine, RowOrBadLine } from './row.ts';
import type { TextLine } from './text-lines.ts';

/** One JSON object a line. Empty lines are passed over. */
export async function* jsonRows(lines: AsyncIterable<TextLine>): AsyncGenerator<RowOrBadLine> {
  for await (const line of lines) if (line.text.trim() !== '') yield rowOf(line);
}

function rowOf({ line, text, tooLong }: TextLine): RowOrBadLine {
  const bad = (reason: string): BadLine => ({ line, reason, found: text.slice(0, 60) });
  if (tooLong) return bad('longer than a million characters');
  const value = parsed(text);
  if (value === undefined) return bad('not JSON');
  const broken = limitBroken(value);
  if (broken !== undefined) return bad(`the event ${broken}`);
  if (!isObject(value)) return bad('JSON, but not an object in braces');
  return { line, field: (path) => propertyAt(value, path) };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
