import type { EpochMs } from '../time/instant.ts';
import type { Agenda } from './definition.ts';

/** The agenda with the earliest of its instants as its `dueAt`. */
export function withDueAt(agenda: Agenda): Agenda {
  const { dueAt: _before, ...rest } = agenda;
  let dueAt: EpochMs | undefined;
  for (const at of Object.values(agenda.changes)) if (dueAt === undefined || at < dueAt) dueAt = at;
  for (const { at } of Object.values(agenda.appointments)) if (dueAt === undefined || at < dueAt) dueAt = at;
  return dueAt === undefined ? rest : { ...rest, dueAt };
}
