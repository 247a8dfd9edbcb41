import type { Diagnostic, Read } from '../diagnostic.ts';
import { readPlaced, type Text } from '../document/read.ts';
import { Journey } from './definition.ts';
import { graphOf } from './graph.ts';
import { RULES } from './rules/index.ts';
import type { JourneyContext } from './rules/rule.ts';

export type { JourneyContext, MessageSource } from './rules/rule.ts';

/** Reads a journey file: strict JSON, the schema, then every rule. Diagnostics come in the order of the file. */
export function readJourney({
  text,
  file,
  context,
}: Text & { readonly context: JourneyContext }): Read<Journey> {
  const read = readPlaced({ text, file, schema: Journey });
  if (!read.ok) return read;
  const { value: journey, document } = read;
  const graph = graphOf(journey);
  const diagnostics = RULES.flatMap((rule) => rule({ ...context, journey, graph, file }))
    .map((found) => document.located(found))
    .toSorted(byPlace);
  const isValid = !diagnostics.some(({ severity }) => severity === 'error');
  return isValid ? { ok: true, value: journey, diagnostics } : { ok: false, diagnostics };
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  if (a === undefined || b === undefined) return 0;
  return a.line - b.line || a.column - b.column;
}
