import type { EnrolmentRef } from '../../core/enrolment/definition.ts';
import type { EnrolmentStore } from '../../core/ports.ts';
import { update } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { readEnrolment, waitingText } from './enrolment-item.ts';
import { keyOf } from './enrolment-requests.ts';
import { readItem } from './read.ts';
import { updateIf } from './update-if.ts';

type Migrate = EnrolmentStore['migrate'];

/** Rewrites the wait as it was read: nothing else can have changed it while the leg and the version are the same. */
export async function migrateEnrolment(
  dynamo: Dynamo,
  ref: EnrolmentRef,
  { from, to }: { readonly from: Parameters<Migrate>[1]; readonly to: Parameters<Migrate>[2] },
): ReturnType<Migrate> {
  const item = await readItem(dynamo, keyOf(ref));
  const { waiting } = item === undefined ? {} : readEnrolment(item);
  if (waiting === undefined) return 'moved-on';
  const { onEvent: _before, ...same } = waiting;
  const { version, machine, at, onDue, onEvent } = to;
  const next = { ...same, onDue, ...(onEvent !== undefined && { onEvent }) };
  const isParked = '#status = :parked';
  const isThatLeg = '#leg = :leg';
  const isThatVersion = '#version = :was';
  const request = update(dynamo.table, keyOf(ref), {
    set: 'SET #version = :version, #machine = :machine, #at = :at, #waiting = :waiting',
    only: `${isParked} AND ${isThatLeg} AND ${isThatVersion}`,
    values: {
      parked: 'PARKED',
      leg: from.leg,
      was: from.version,
      version,
      machine,
      at,
      waiting: waitingText(next),
    },
  });
  return (await updateIf(dynamo, request)).written ? 'migrated' : 'moved-on';
}
