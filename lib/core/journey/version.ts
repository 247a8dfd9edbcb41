import { canonicalJson, shortId } from '../hash.ts';
import type { Journey } from './definition.ts';

/**
 * The name of a journey's content: 12 characters, 60 bits. It changes with whatever changes what customers meet:
 * a step, a segment, the words of a message. The title and the editor's `$schema` are for colleagues only,
 * whether the journey runs (`life`) and what it is measured by (`kpi`) hold for all its versions.
 * @param journey with its segments written out
 * @param messages content hash of each message that it sends, by id
 */
export function versionOf(journey: Journey, messages: Readonly<Record<string, string>>): string {
  const { $schema: _schema, title: _title, life: _life, kpi: _kpi, ...content } = journey;
  return shortId(canonicalJson({ journey: content, messages })).slice(0, 12);
}
