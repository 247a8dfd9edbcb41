import type { Diagnostic } from '../core/diagnostic.ts';
import { mistakeIn, type Source } from './text-file.ts';

/**
 * Values where escaping cannot hold them: as an attribute without quotes, where a blank begins the next attribute, and what
 * customers or events say inside of a style sheet.
 */
export function valuePlaces({ file, text }: Source): Diagnostic[] {
  const at = (offset: number, message: string, hint: string) => {
    const before = text.slice(0, offset).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return mistakeIn({ file, text }, place, { rule: 'values-in-their-place', message, hint });
  };
  const bare = [...text.matchAll(TAG)]
    .filter(([tag]) => tag.replaceAll(QUOTED, '').includes('{{'))
    .map(({ index }) => at(index, 'a value stands in this tag without quotes around it', QUOTES_HINT));
  const styled = [...text.matchAll(STYLE)]
    .filter(([, css = '']) => /\{\{-?\s*(?:customer|entry)\b/.test(css))
    .map(({ index }) => at(index, 'this style holds what a customer or an event says', STYLE_HINT));
  return [...bare, ...styled];
}

const QUOTES_HINT = 'write it in quotes: href="{{ entry.url }}"';
const STYLE_HINT = 'only brand is safe in a style';

const TAG = /<[a-z][\w-]*\s(?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const QUOTED = /"[^"]*"|'[^']*'/g;
const STYLE = /<(?:mj-style|style)\b[^>]*>([\s\S]*?)<\/(?:mj-style|style)>/gi;
