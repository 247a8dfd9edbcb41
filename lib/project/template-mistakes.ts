import type { Diagnostic } from '../core/diagnostic.ts';
import { parseTemplate, type Surroundings, templateError } from '../core/message/template.ts';
import { mistakeIn, type Source } from './text-file.ts';

/** What is wrong with a template's Liquid, if anything: an unclosed tag, a filter that messages do not have. */
export function templateMistakes(source: Source, surroundings: Surroundings): Diagnostic[] {
  const mistake = templateMistake(source.text, surroundings);
  if (mistake === undefined) return [];
  return [mistakeIn(source, mistake, { rule: 'liquid', message: mistake.message })];
}

export function templateMistake(
  text: string,
  surroundings: Surroundings,
): { message: string; line: number; column: number } | undefined {
  try {
    parseTemplate(text, surroundings);
    return undefined;
  } catch (error) {
    const mistake = templateError(error);
    if (mistake === undefined) throw error;
    return mistake;
  }
}
