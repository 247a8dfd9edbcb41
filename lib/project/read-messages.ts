import { join } from 'node:path';
import type { Diagnostic, Read } from '../core/diagnostic.ts';
import type { Settings } from '../core/settings.ts';
import type { ProjectMessage } from './project.ts';
import { namesIn } from './read-folder.ts';
import { readMessage } from './read-message.ts';

/**
 * Reads `messages/*`, one folder for each. A message that is wrong itself is stood in for by an empty one, so that what
 * sends it is not blamed as well.
 */
export async function readMessages(
  workflows: string,
  settings: Settings | undefined,
): Promise<{ messages: Record<string, ProjectMessage>; diagnostics: Diagnostic[] }> {
  const folder = join(workflows, 'messages');
  const ids = await namesIn(folder);
  const reads: [string, Read<ProjectMessage>][] = [];
  for (const id of ids) reads.push([id, await readMessage(join(folder, id), { workflows, settings })]);
  const right = reads.flatMap(([, read]) => (read.ok ? [read.value.compiled] : []));
  const locales = new Set(right.flatMap(({ email, sms }) => [...Object.keys(email), ...Object.keys(sms)]));
  const messages = reads.map(([id, read]) => [id, read.ok ? read.value : standIn(id, [...locales])]);
  return {
    messages: Object.fromEntries(messages),
    diagnostics: reads.flatMap(([, read]) => read.diagnostics),
  };
}

/** It has every language that the others have, and asks for nothing. */
function standIn(id: string, locales: readonly string[]): ProjectMessage {
  const inAll = <T>(content: T) =>
    Object.fromEntries((locales.length > 0 ? locales : ['und']).map((one) => [one, content]));
  const email = inAll({ subject: '', html: '', text: '' });
  const sms = inAll({ text: '' });
  return {
    file: { id, title: id, topic: id, urgency: 'detail', critical: false, samples: [] },
    compiled: { id, topic: id, urgency: 'detail', critical: false, email, sms },
    hash: '',
  };
}
