import type { CustomerRecord } from '../../lib/core/ports.ts';
import { DIRECTORY_SHARDS } from '../../lib/core/profile/directory.ts';
import { shardOf } from '../../lib/core/shard-of.ts';
import { allOf } from './all-of.ts';
import { anAgenda, NOON } from './fixtures.ts';
import type { Call } from './random-calls.ts';
import type { Stores } from './stores.ts';

type AgendaCall = Extract<Call, { ask: 'writeAgenda' | 'told' }>;

/** Enters the segment, or leaves it again. */
export function performAgendaCall(call: AgendaCall, { agenda }: CustomerRecord, stores: Stores) {
  const { customerId } = agenda;
  const version = Math.max(1, agenda.version + 1 + call.off);
  if (call.ask === 'told') return stores.agendas.told({ customerId, version: version - 1 });
  const segment = `segment-${call.segment}`;
  const { [segment]: since, ...others } = agenda.segments;
  const isIn = since !== undefined;
  const next = anAgenda(customerId, {
    version,
    segments: isIn ? others : { ...others, [segment]: NOON },
    untold: [{ segment, change: isIn ? 'left' : 'entered', at: call.moment }],
    ...(call.enrolment === 0 && { dueAt: call.moment }),
  });
  const change = isIn ? { entered: [], left: [segment] } : { entered: [segment], left: [] };
  return stores.agendas.write(next, change);
}

/** The lists that the customer may be in, and the roll of the journey. */
export async function listsWith(customerId: string, stores: Stores) {
  const page = { shard: shardOf(customerId, DIRECTORY_SHARDS), limit: 5 };
  return {
    everybody: await stores.customers.directory(page),
    members: await stores.agendas.members({ ...page, segment: 'segment-0' }),
    roll: await allOf(stores.enrolments.roll('onboarding')),
  };
}
