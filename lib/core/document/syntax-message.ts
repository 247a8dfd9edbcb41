import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

/** What a parser stumbled over, in plain words. */
export function syntaxMessage(code: ParseErrorCode, text: string, offset: number): string {
  const rest = text.slice(offset).trimStart();
  if (text.trim() === '') return 'the file is empty';
  if (/^[}\]]/.test(rest) && text.slice(0, offset).trimEnd().endsWith(',')) {
    return 'there is a comma too many before this bracket';
  }
  const name = printParseErrorCode(code);
  if (rest === '' && name !== 'UnexpectedEndOfString')
    return 'the file ends too early; a closing } or ] is missing';
  return MESSAGES[name] ?? 'this is not JSON';
}

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol:
    'this is not JSON; texts stand in double quotation marks, other values are numbers, true, false or null',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a key in double quotation marks is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing before this',
  CloseBracketExpected: 'a closing ] is missing before this',
  EndOfFileExpected: 'the document has ended before this; what follows does not belong to it',
  InvalidCommentToken: 'comments are not allowed in JSON',
  UnexpectedEndOfComment: 'comments are not allowed in JSON',
  UnexpectedEndOfString: 'this text has no closing quotation mark',
  UnexpectedEndOfNumber: 'this number is incomplete',
  InvalidUnicode: 'a \\u needs four digits after it',
  InvalidEscapeCharacter: 'a backslash begins a special character; write \\\\ for the backslash itself',
  InvalidCharacter: 'a line break or tab inside a text is written \\n or \\t',
};
