import type { Finding } from '../core/document/parse.ts';
import type { MessageFile } from '../core/message/definition.ts';
import { emailFile } from './content-files.ts';
import { templateMistake } from './template-mistakes.ts';

/** Whether the line behind the subject is there in every language of the e-mail, or in none. */
export function preheaderFindings({ preheader }: MessageFile, emails: readonly string[]): Finding[] {
  if (preheader === undefined) return [];
  const without = emails
    .filter((locale) => preheader[locale] === undefined)
    .map((locale) =>
      finding(['preheader'], `there is ${emailFile(locale)}, but no preheader in "${locale}"`),
    );
  const alone = Object.keys(preheader)
    .filter((locale) => !emails.includes(locale))
    .map((locale) =>
      finding(['preheader', locale], `there is a preheader in "${locale}", but no ${emailFile(locale)}`),
    );
  const wrong = Object.entries(preheader).flatMap(([locale, text]) => {
    const mistake = templateMistake(text, 'plain');
    if (mistake === undefined) return [];
    return [{ ...finding(['preheader', locale], mistake.message), rule: 'liquid' }];
  });
  return [...without, ...alone, ...wrong];
}

function finding(path: Finding['path'], message: string): Finding {
  return { rule: 'preheaders', severity: 'error', path, message };
}
