import type { Agenda } from '../../core/agenda/definition.ts';
import type { AgendaStore } from '../../core/ports.ts';
import { DIRECTORY_SHARDS } from '../../core/profile/directory.ts';
import { shardOf } from '../../core/shard-of.ts';
import { put, update } from './actions.ts';
import { agendaItem, DUE_AGENDAS } from './agenda-item.ts';
import { agendaKey, memberKey, memberPartition } from './audience-keys.ts';
import { customersIn } from './customer-list.ts';
import type { Dynamo } from './dynamo.ts';
import { fallingDue } from './falling-due.ts';
import { type Step, transact } from './transact.ts';
import { updateIf } from './update-if.ts';
import { putIf } from './write-if.ts';

export function agendaStore(dynamo: Dynamo): AgendaStore {
  const { table } = dynamo;

  return {
    async write(agenda, change) {
      const putAgenda = agendaPut(table, agenda);
      const members = memberSteps(table, agenda.customerId, change);
      if (members.length === 0) return (await putIf(dynamo, putAgenda)).written ? 'written' : 'stale';
      const steps = [{ action: { Put: putAgenda }, otherwise: 'stale' as const }, ...members];
      return (await transact(dynamo, steps))?.answer ?? 'written';
    },

    async told({ customerId, version }) {
      const isThatVersion = '#version = :version';
      const forget = { set: 'SET #untold = :nothing', only: isThatVersion, values: { nothing: [], version } };
      await updateIf(dynamo, update(table, agendaKey(customerId), forget));
    },

    members: ({ segment, ...page }) => customersIn(dynamo, memberPartition(segment, page.shard), page),

    fallingDue: (from, to) => fallingDue(dynamo, DUE_AGENDAS, { from, to }),
  };
}

function agendaPut(table: string, agenda: Agenda) {
  const { version } = agenda;
  const neverWritten = { only: 'attribute_not_exists(pk)' };
  const hasVersionBefore = { only: '#version = :before', values: { before: version - 1 } };
  return put(table, agendaItem(agenda), version === 1 ? neverWritten : hasVersionBefore);
}

/** Whether she is a member is up to the agenda, whose version both go with. */
function memberSteps(
  table: string,
  customerId: string,
  { entered, left }: Parameters<AgendaStore['write']>[1],
): Step<never>[] {
  const shard = shardOf(customerId, DIRECTORY_SHARDS);
  const joined = entered.map((segment) => ({
    ...memberKey(customerId, segment),
    duePk: memberPartition(segment, shard),
    dueSk: customerId,
  }));
  return [
    ...joined.map((item) => ({ action: { Put: put(table, item) } })),
    ...left.map((segment) => ({
      action: { Delete: { TableName: table, Key: memberKey(customerId, segment) } },
    })),
  ];
}
