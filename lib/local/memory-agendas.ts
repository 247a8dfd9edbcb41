import type { Agenda } from '../core/agenda/definition.ts';
import type { AgendaStore, DueAgenda } from '../core/ports.ts';
import { frozenCopy } from './memory-copy.ts';
import { customerRow } from './memory-customer-row.ts';
import type { CustomerRow, MemoryTable } from './memory-table.ts';

export function memoryAgendas(table: MemoryTable): AgendaStore {
  return {
    async write(agenda, { entered, left }) {
      const { customerId, version } = agenda;
      const row = customerRow(table, customerId);
      if (version !== (row.agenda?.version ?? 0) + 1) return 'stale';
      forget(table, row.agenda);
      row.agenda = frozenCopy(agenda);
      const due = dueOf(row.agenda);
      if (due !== undefined) table.dueAgendas.put(due);
      for (const segment of left) table.members.remove(segment, customerId);
      for (const segment of entered) table.members.add(segment, customerId);
      return 'written';
    },

    async told({ customerId, version }) {
      const row = customerRow(table, customerId);
      if (row.agenda?.version === version) row.agenda = frozenCopy({ ...row.agenda, untold: [] });
    },

    async members({ segment, ...page }) {
      return table.members.page({ list: segment, ...page });
    },

    async *fallingDue(from, to) {
      yield* table.dueAgendas.between(from, to);
    },
  };
}

/** Nothing is reckoned for the customer any more. */
export function withoutAgenda(table: MemoryTable, row: CustomerRow): void {
  const { agenda } = row;
  if (agenda === undefined) return;
  forget(table, agenda);
  for (const segment of Object.keys(agenda.segments)) table.members.remove(segment, agenda.customerId);
  row.agenda = undefined;
}

function forget(table: MemoryTable, agenda: Agenda | undefined): void {
  const due = agenda && dueOf(agenda);
  if (due !== undefined) table.dueAgendas.remove(due);
}

function dueOf({ customerId, dueAt }: Agenda): DueAgenda | undefined {
  return dueAt === undefined ? undefined : Object.freeze({ customerId, dueAt });
}
