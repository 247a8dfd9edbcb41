import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { CompiledMessage, MessageFile } from '../core/message/definition.ts';
import { type ContentFiles, emailFile, smsFile } from './content-files.ts';
import { inFrame } from './mail-frame.ts';
import { compileMjml } from './mjml.ts';
import { templateMistakes } from './template-mistakes.ts';
import { readText } from './text-file.ts';
import { textPart } from './text-part.ts';

type Content = Pick<CompiledMessage, 'email' | 'sms'>;

/**
 * Reads and compiles the words of a message in every language.
 * @param place the message's folder, and the folder of the whole project
 */
export async function messageContent(
  message: MessageFile,
  files: ContentFiles,
  place: { readonly folder: string; readonly workflows: string },
): Promise<Content & { diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const email: CompiledMessage['email'] = {};
  for (const locale of files.email) {
    const source = await sourceOf(join(place.folder, emailFile(locale)));
    const made = await compileMjml(source, place.workflows);
    diagnostics.push(...made.diagnostics);
    if (made.html === undefined) continue;
    const subject = message.subject?.[locale] ?? '';
    const html = inFrame(made.html, { subject, preheader: message.preheader?.[locale] });
    email[locale] = { subject, html, text: textPart(made.html) };
  }
  const sms: CompiledMessage['sms'] = {};
  for (const locale of files.sms) {
    const source = await sourceOf(join(place.folder, smsFile(locale)));
    diagnostics.push(...templateMistakes(source, 'plain'));
    sms[locale] = { text: source.text.trim() };
  }
  return { email, sms, diagnostics };
}

async function sourceOf(file: string) {
  return { file, text: (await readText(file)) ?? '' }; // deleted since the folder was listed: empty, and refused as such
}
