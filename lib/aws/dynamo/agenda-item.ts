import * as z from 'zod';
import { Agenda } from '../../core/agenda/definition.ts';
import { noAgenda } from '../../core/agenda/no-agenda.ts';
import type { DueAgenda } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { toIso } from '../../core/time/instant.ts';
import { agendaKey, dueAgendaPartition } from './audience-keys.ts';
import type { Item } from './dynamo.ts';
import type { DueRows } from './falling-due.ts';
import { DUE_AGENDA_SHARDS, dueSort, type Key } from './table-shape.ts';

export function agendaItem(agenda: Agenda): Item & Key {
  const { customerId, dueAt } = agenda;
  return { ...agendaKey(customerId), ...agenda, ...(dueAt !== undefined && dueKey(customerId, dueAt)) };
}

function dueKey(customerId: string, dueAt: number) {
  const iso = toIso(dueAt);
  return {
    duePk: dueAgendaPartition(iso, shardOf(customerId, DUE_AGENDA_SHARDS)),
    dueSk: dueSort(iso, customerId),
  };
}

export function readAgenda(customerId: string, item: Item | undefined): Agenda {
  return item === undefined ? noAgenda(customerId) : Agenda.parse(item);
}

/** Agendas in the index `due`. */
export const DUE_AGENDAS: DueRows<DueAgenda> = {
  shards: DUE_AGENDA_SHARDS,
  partition: dueAgendaPartition,
  read: (item) => DueItem.parse(item),
  nameOf: ({ customerId }) => customerId,
};

const DueItem = z.object({ customerId: z.string(), dueAt: z.number() });
