import type { Audience } from '../audience/definition.ts';
import type { AgendaStore, Clock, ReviewQueue } from '../ports.ts';
import { HORIZON_MS } from '../time/wheel.ts';
import { agendaWrites } from './agenda-writes.ts';
import type { Agenda } from './definition.ts';
import { type TellPorts, tell } from './tell.ts';

export type SaveAgendaPorts = TellPorts & {
  readonly clock: Clock;
  readonly agendas: Pick<AgendaStore, 'write' | 'told'>;
  readonly reviewQueue: ReviewQueue;
};

/**
 * Writes an agenda with what is news of it, hands it over where it falls due before the wheel looks again, and tells the
 * news. A crash in between loses none: the next one who comes by tells it.
 */
export async function saveAgenda(
  { before, after, audience }: { before: Agenda; after: Agenda; audience: Audience },
  ports: SaveAgendaPorts,
): Promise<'saved' | 'stale'> {
  let saved = before;
  for (const { agenda, entered, left } of agendaWrites(before, after)) {
    if ((await ports.agendas.write(agenda, { entered, left })) === 'stale') return 'stale';
    saved = agenda;
  }
  const { customerId, dueAt } = saved;
  const now = ports.clock.now();
  if (dueAt !== undefined && dueAt !== before.dueAt && dueAt <= now + HORIZON_MS) {
    await ports.reviewQueue.reviewAt([{ customerId, dueAt }], now);
  }
  await tell(saved, audience, ports);
  return 'saved';
}
