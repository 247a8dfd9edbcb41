import { ImportStoppedError } from '../../../lib/aws/import-bus.ts';
import { ImportInput, importCommand } from '../../../lib/cli/commands/import.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';
import { listeningIo } from '../listening-io.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** Runs the command against a bus that remembers. @param stopsAfter the bus refuses once it has so many events */
export async function anImport(
  file: string,
  flags: Record<string, unknown> = {},
  { stopsAfter = Number.POSITIVE_INFINITY, now = NOON } = {},
) {
  const events: InboundEvent[] = [];
  const bus = {
    put: async (some: readonly InboundEvent[]) => {
      if (events.length + some.length > stopsAfter) throw new ImportStoppedError('ThrottlingException slow');
      events.push(...some);
    },
  };
  const { io, out, err } = listeningIo();
  const input = ImportInput.parse({ ...flags, file, mapping: flags });
  const exitCode = await importCommand(input, io, { open: async () => bus, now: () => now });
  return { exitCode, events, out: out(), err: err() };
}
