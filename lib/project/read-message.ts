import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Diagnostic, Read } from '../core/diagnostic.ts';
import { readPlaced } from '../core/document/read.ts';
import { canonicalJson, sha256Hex } from '../core/hash.ts';
import { type CompiledMessage, MessageFile } from '../core/message/definition.ts';
import type { Settings } from '../core/settings.ts';
import { contentFiles } from './content-files.ts';
import { messageContent } from './message-content.ts';
import { messageFindings } from './message-findings.ts';
import { sampleFindings } from './message-samples.ts';
import { preheaderFindings } from './preheader-findings.ts';
import type { ProjectMessage } from './project.ts';
import { mistakeOf, readText } from './text-file.ts';
import { topicFindings } from './topic-findings.ts';

/**
 * Reads `messages/<id>/`: message.json and its words in every language, compiled and tried on the samples.
 * @param settings undefined where they could not be read: then the samples are not tried
 */
export async function readMessage(
  folder: string,
  { workflows, settings }: { readonly workflows: string; readonly settings: Settings | undefined },
): Promise<Read<ProjectMessage>> {
  const file = join(folder, 'message.json');
  const text = await readText(file);
  if (text === undefined) {
    const message = `the message "${basename(folder)}" has no message.json`;
    return { ok: false, diagnostics: [mistakeOf(file, { rule: 'files-exist', message })] };
  }
  const read = readPlaced({ text, file, schema: MessageFile });
  if (!read.ok) return read;
  const files = contentFiles(await readdir(folder));
  const findings = [
    ...messageFindings(read.value, files, basename(folder)),
    ...preheaderFindings(read.value, files.email),
    ...(settings === undefined ? [] : topicFindings(read.value, settings)),
  ];
  const diagnostics: Diagnostic[] = findings.map((finding) => read.document.located(finding));
  const content = await messageContent(read.value, files, { folder, workflows });
  diagnostics.push(...content.diagnostics);
  if (diagnostics.some(isError)) return { ok: false, diagnostics };

  const { id, topic, urgency, critical, data, samples } = read.value;
  const { email, sms } = content;
  const compiled: CompiledMessage = { id, topic, urgency, critical, ...(data && { data }), email, sms };
  const tried = settings === undefined ? [] : sampleFindings(compiled, samples, settings);
  diagnostics.push(...tried.map((finding) => read.document.located(finding)));
  if (diagnostics.some(isError)) return { ok: false, diagnostics };
  return { ok: true, value: { file: read.value, compiled, hash: hashOf(compiled) }, diagnostics };
}

function hashOf(message: CompiledMessage): string {
  return sha256Hex(canonicalJson(message));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
