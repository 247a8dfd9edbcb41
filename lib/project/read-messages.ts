import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
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
  const messages: Record<string, ProjectMessage> = {};
  const diagnostics: Diagnostic[] = [];
  for (const id of await namesIn(folder)) {
    const read = await readMessage(join(folder, id), { workflows, settings });
    diagnostics.push(...read.diagnostics);
    messages[id] = read.ok ? read.value : standIn(id);
  }
  return { messages, diagnostics };
}

function standIn(id: string): ProjectMessage {
  const email = { und: { subject: '', html: '', text: '' } };
  const sms = { und: { text: '' } };
  return {
    file: { id, title: id, topic: id, urgency: 'detail', samples: [] },
    compiled: { id, topic: id, urgency: 'detail', email, sms },
    hash: '',
  };
}
