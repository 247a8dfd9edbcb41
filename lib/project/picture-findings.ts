import type { Diagnostic } from '../core/diagnostic.ts';
import { mistakeIn, type Source } from './text-file.ts';

/**
 * Pictures that have no words for those who do not see them: listeners, and the many whose mail program loads no pictures.
 * One that only decorates says so with `alt=""`.
 */
export function pictureFindings({ file, text }: Source): Diagnostic[] {
  return [...text.matchAll(PICTURE)]
    .filter(([tag]) => !/\salt\s*=/.test(tag))
    .map((match) => {
      const before = text.slice(0, match.index).split('\n');
      const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
      const diagnostic = mistakeIn({ file, text }, place, {
        rule: 'pictures-have-words',
        message: 'the picture has no alt text',
      });
      return {
        ...diagnostic,
        severity: 'warning',
        hint: 'say what is to be seen, or alt="" for a decoration',
      };
    });
}

const PICTURE = /<(?:mj-image|img)\b(?:[^>"']|"[^"]*"|'[^']*')*>/g;
