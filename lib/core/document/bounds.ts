import { createScanner } from 'jsonc-parser';

/** A state machine may hold 1 MB, so that no larger journey could run. */
const MOST_CHARACTERS = 1_000_000;
/** Journeys written by people stay under 30. Parsers call themselves for each level; none of ours fails at this depth. */
const DEEPEST = 100;

/** Is the text too large, or nested too deeply, to be read at all? Looks at each token once, without recursion. */
export function outOfBounds(text: string): { message: string; offset: number } | undefined {
  if (text.length > MOST_CHARACTERS) {
    const size = (text.length / 1e6).toFixed(1);
    return {
      message: `the file is too large: ${size} million characters, of which 1 million are allowed`,
      offset: 0,
    };
  }
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== EOF; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++;
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--;
    if (depth > DEEPEST) {
      return {
        message: `lists and objects are nested more than ${DEEPEST} levels deep`,
        offset: scanner.getTokenOffset(),
      };
    }
  }
  return undefined;
}

// jsonc-parser's SyntaxKind is a `const enum`, which code compiled file by file cannot import.
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, EOF] = [1, 2, 3, 4, 17];
