import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimulatedMessage } from '../../local/simulated-message.ts';
import { type ListedMessage, messageIndex } from './message-index.ts';

export type MessageFiles = {
  /** Writes the message, unless enough of its like are there: same step, channel and language. */
  readonly keep: (message: SimulatedMessage) => Promise<void>;
  /** Writes the lists. @returns each journey's list, and how many messages of how many it shows */
  readonly finish: () => Promise<readonly WrittenMessages[]>;
};
export type WrittenMessages = {
  readonly journeyId: string;
  readonly index: string;
  readonly shown: number;
  readonly sent: number;
};

/** Writes simulated messages as files to open: `<out>/<journey>/messages/`. What an earlier run left there goes first. */
export async function messageFiles({
  out,
  journeys,
  each,
}: {
  readonly out: string;
  readonly journeys: readonly string[];
  /** How many of each step, channel and language. */
  readonly each: number;
}): Promise<MessageFiles> {
  const folderOf = (journeyId: string) => join(out, journeyId, 'messages');
  for (const id of journeys) await rm(folderOf(id), { recursive: true, force: true });
  const kept = new Map(journeys.map((id) => [id, [] as ListedMessage[]]));
  const sent = new Map<string, number>();
  const alike = new Map<string, number>();

  return {
    keep: async (message) => {
      const { journeyId, stepId, channel, locale = 'any' } = message;
      sent.set(journeyId, (sent.get(journeyId) ?? 0) + 1);
      const kind = [stepId, locale.replaceAll(/[^\w-]/g, '-')].join('.');
      const number = (alike.get(`${journeyId} ${channel} ${kind}`) ?? 0) + 1;
      if (number > each) return;
      alike.set(`${journeyId} ${channel} ${kind}`, number);
      const file = `${kind}.${number}.${channel === 'email' ? 'html' : 'txt'}`;
      const folder = folderOf(journeyId);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, file), channel === 'email' ? message.html : `${message.text}\n`);
      kept.get(journeyId)?.push({ file, message });
    },
    finish: async () => {
      const written: WrittenMessages[] = [];
      for (const [journeyId, messages] of kept) {
        if (messages.length === 0) continue;
        const index = join(folderOf(journeyId), 'index.html');
        const count = sent.get(journeyId) ?? 0;
        await writeFile(index, messageIndex({ journeyId, messages, sent: count }));
        written.push({ journeyId, index, shown: messages.length, sent: count });
      }
      return written;
    },
  };
}
