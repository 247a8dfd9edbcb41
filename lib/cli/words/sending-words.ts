import type { StepReport } from '../../local/report.ts';

/** What became of a send step's messages, without the reasons, in the order of a reader's interest; nothing for none. */
export function sendingWords(outcomes: StepReport['outcomes']): { words: string; count: number }[] {
  const { email = 0, sms = 0, ...others } = outcomes;
  const notSent = Object.entries(others).reduce(
    (sum, [name, count]) => sum + (name.startsWith('skipped') ? count : 0),
    0,
  );
  const unknown = Object.values(others).reduce((sum, count) => sum + count, 0) - notSent;
  return [
    { words: 'e-mail', count: email },
    { words: 'SMS', count: sms },
    { words: 'not sent', count: notSent },
    { words: 'failed', count: unknown },
  ].filter(({ count }) => count > 0);
}
