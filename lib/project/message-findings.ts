import type { Finding } from '../core/document/parse.ts';
import type { MessageFile } from '../core/message/definition.ts';
import { type ContentFiles, emailFile } from './content-files.ts';
import { templateMistake } from './template-mistakes.ts';

/** Whether message.json and the files beside it make a whole message. */
export function messageFindings(message: MessageFile, files: ContentFiles, folderName: string): Finding[] {
  return [
    ...idFindings(message, folderName),
    ...contentFindings(files),
    ...subjectFindings(message.subject ?? {}, files.email),
  ];
}

function idFindings({ id }: MessageFile, folderName: string): Finding[] {
  if (id === folderName) return [];
  const message = `the message is called "${id}" but lies in the folder "${folderName}"`;
  return [error('ids-match-files', ['id'], message)];
}

function contentFindings({ email, sms, strange }: ContentFiles): Finding[] {
  const unknown = strange.map(
    (name): Finding => ({
      rule: 'content-files',
      severity: 'warning',
      message: `${name} is not used`,
      hint: 'files are called email.<language>.mjml or sms.<language>.liquid, as in email.ko.mjml',
      path: [],
    }),
  );
  if (email.length + sms.length > 0) return unknown;
  const nothing = 'the message has no content; it needs an email.<language>.mjml or an sms.<language>.liquid';
  return [error('content-files', [], nothing), ...unknown];
}

function subjectFindings(subject: Readonly<Record<string, string>>, emails: readonly string[]): Finding[] {
  const without = emails
    .filter((locale) => subject[locale] === undefined)
    .map((locale) =>
      error('subjects', ['subject'], `there is ${emailFile(locale)}, but no subject in "${locale}"`),
    );
  const alone = Object.keys(subject)
    .filter((locale) => !emails.includes(locale))
    .map((locale) =>
      error(
        'subjects',
        ['subject', locale],
        `there is a subject in "${locale}", but no ${emailFile(locale)}`,
      ),
    );
  const wrong = Object.entries(subject).flatMap(([locale, text]) => {
    const mistake = templateMistake(text, 'plain');
    return mistake === undefined ? [] : [error('liquid', ['subject', locale], mistake.message)];
  });
  return [...without, ...alone, ...wrong];
}

function error(rule: string, path: Finding['path'], message: string): Finding {
  return { rule, severity: 'error', path, message };
}
