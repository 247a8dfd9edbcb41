import type { MappingFlags } from '../../../lib/cli/event-file/mapping.ts';
import { readEventFile } from '../../../lib/cli/event-file/read-event-file.ts';
import { readMapping } from '../../../lib/cli/event-file/read-mapping.ts';
import type { EventFileTally } from '../../../lib/cli/event-file/tally.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';

/** Reads a whole event file through the door that the command uses; a refusal is an error here. */
export async function readEvents(
  file: string,
  flags: MappingFlags = {},
): Promise<{ events: InboundEvent[]; tally: EventFileTally }> {
  const mapping = readMapping(flags);
  if (!mapping.ok) throw new Error(mapping.message);
  const opened = await readEventFile(file, mapping.value);
  if (!opened.ok) throw new Error(`${opened.message} ${opened.hint ?? ''}`);
  const events: InboundEvent[] = [];
  for await (const event of opened.value.events) events.push(event);
  return { events, tally: opened.value.tally() };
}
