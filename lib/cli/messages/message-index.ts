import { toIso } from '../../core/time/instant.ts';
import type { SimulatedMessage } from '../../local/simulated-message.ts';
import { countWords } from '../words/number-words.ts';

export type ListedMessage = { readonly file: string; readonly message: SimulatedMessage };

/** A page that lists the messages kept of one journey, step by step, with texts in full and links to the e-mails. */
export function messageIndex({
  journeyId,
  messages,
  sent,
}: {
  readonly journeyId: string;
  readonly messages: readonly ListedMessage[];
  /** How many went out in all. */
  readonly sent: number;
}): string {
  const steps = [...new Set(messages.map(({ message }) => message.stepId))];
  const sections = steps.map((stepId) =>
    section(
      stepId,
      messages.filter(({ message }) => message.stepId === stepId),
    ),
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(journeyId)}: messages</title>
<style>${STYLE}</style>
<h1>${escaped(journeyId)}: messages</h1>
<p>The first of each step, channel and language: ${countWords(messages.length)} of the ${countWords(sent)} that a simulation sent. Nobody received them.</p>
${sections.join('\n')}
</html>
`;
}

const STYLE = `:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,'Malgun Gothic','Noto Sans CJK KR',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2rem}table{border-collapse:collapse;width:100%}
td{padding:.5rem .75rem .5rem 0;border-top:1px solid #8884;vertical-align:top}
td:nth-child(-n+3){white-space:nowrap}td:first-child{color:#808080}pre{font:inherit;white-space:pre-wrap;margin:0}`;

function section(stepId: string, messages: readonly ListedMessage[]): string {
  return `<h2>${escaped(stepId)}</h2>
<table>
${messages.map(row).join('\n')}
</table>`;
}

function row({ file, message }: ListedMessage): string {
  const { at, channel, locale = '', to } = message;
  const when = toIso(at).slice(0, 16).replace('T', ' ');
  const what = channel === 'email' ? escaped(message.subject) : `<pre>${escaped(message.text)}</pre>`;
  const name = channel === 'email' ? 'E-mail' : 'SMS';
  return `<tr><td>${when} UTC<td>${name} ${escaped(locale)}<td>${escaped(to)}<td>${what}<td><a href="${encodeURI(file)}">open</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
