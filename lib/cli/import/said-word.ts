import type { Json } from '../../core/json.ts';
import { yesOrNo } from '../event-file/field-source.ts';
import { fieldText } from '../event-file/field-text.ts';

/** What a cell says: nothing, one of two things, or something that nobody here understands. */
export type Said<Answer> = Answer | 'nothing' | 'unknown';

/** A cell of a column that asks whether the customer wants messages. An unknown word is never a yes. */
export function consentSaid(cell: Json | undefined): Said<'granted' | 'withdrawn'> {
  const word = plainWord(cell);
  if (word === '') return 'nothing';
  if (SAYS_YES.has(word)) return 'granted';
  if (SAYS_NO.has(word)) return 'withdrawn';
  const answer = plainAnswer(word);
  return answer === undefined ? 'unknown' : answer ? 'granted' : 'withdrawn';
}

/** A cell of a column that asks whether the customer refused: `ALL` and `NONE` are Pinpoint's words. */
export function optOutSaid(cell: Json | undefined): Said<'out' | 'not-out'> {
  const word = plainWord(cell);
  if (word === '') return 'nothing';
  if (word === 'all' || SAYS_NO.has(word)) return 'out';
  if (word === 'none' || SAYS_YES.has(word)) return 'not-out';
  const answer = plainAnswer(word);
  return answer === undefined ? 'unknown' : answer ? 'out' : 'not-out';
}

/** Words that mean the same whatever the column asks. */
const SAYS_YES = new Set(
  'granted subscribed subscriber optin optedin consented agreed agree accepted 동의 동의함 수신동의 수신 수신함 수신허용'.split(
    ' ',
  ),
);
const SAYS_NO = new Set(
  'withdrawn unsubscribed unsubscribe optout optedout declined refused cancelled 거부 거부함 수신거부 수신안함 미동의 동의안함 동의하지않음 비동의 철회 해지'.split(
    ' ',
  ),
);
/** Words that answer the column's question. */
const YES = new Set(['예', '네', 'on']);
const NO = new Set(['아니오', '아니요', 'off']);

function plainAnswer(word: string): boolean | undefined {
  if (YES.has(word)) return true;
  return NO.has(word) ? false : yesOrNo(word);
}

/** `Opted-out`, `opted out` and `OPTED_OUT` are one word. */
function plainWord(cell: Json | undefined): string {
  return fieldText(cell)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
}
