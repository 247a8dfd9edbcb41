import type { Consent, Word } from '../../core/consent/definition.ts';
import { momentWords } from './moment-words.ts';
import { channelWords } from './send-words.ts';

/** All that a customer said to one channel, line by line: `e-mail: granted 2026-03-01 10:00 UTC at the sign-up form`. */
export function consentWords({ channel, all, topics, night, tracking }: Consent): readonly string[] {
  const words: (readonly [string, Word | undefined])[] = [
    ['', all],
    ...Object.entries(topics).map(([topic, word]) => [`, ${topic}`, word] as const),
    [', at night', night],
    [', noting opens and clicks', tracking],
  ];
  return words.flatMap(([what, word]) =>
    word === undefined ? [] : [`${channelWords(channel)}${what}: ${wordWords(word)}`],
  );
}

const BASES = {
  express: '',
  'express-written': ' in writing',
  purchase: ' by buying',
  inquiry: ' by asking',
} as const;

function wordWords({ status, at, basis, source, wording, proof, confirmedAt }: Word): string {
  const evidence = [
    source === undefined ? undefined : `where: ${source}`,
    wording === undefined ? undefined : `wording: ${wording}`,
    proof === undefined ? undefined : `proof: ${proof}`,
    confirmedAt === undefined ? undefined : `told of it ${momentWords(confirmedAt)}`,
  ].filter((part) => part !== undefined);
  const how = status === 'granted' ? BASES[basis] : '';
  return `${status}${how} ${momentWords(at)}${evidence.length === 0 ? '' : ` (${evidence.join(', ')})`}`;
}
