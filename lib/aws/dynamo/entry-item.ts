import type { Enrolment, EnrolmentRef } from '../../core/enrolment/definition.ts';
import { shardOf } from '../../core/shard-of.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Item } from './dynamo.ts';
import { rollPartition } from './entering-keys.ts';
import { occasionOf } from './occasion-of.ts';
import { dueSort, entryKey, type Key, ROLL_SHARDS } from './table-shape.ts';

/** The re-entry guard: names the latest enrolment of a customer, journey and key, and puts it into the journey's roll. */
export function entryItem(enrolment: Enrolment): Item & Key & EnrolmentRef {
  const { customerId, enrolmentId, journeyId, enteredAt } = enrolment;
  return {
    ...entryKeyOf(enrolment),
    customerId,
    enrolmentId,
    duePk: rollPartition(journeyId, shardOf(enrolmentId, ROLL_SHARDS)),
    dueSk: dueSort(toIso(enteredAt), enrolmentId),
  };
}

export function entryKeyOf(enrolment: Enrolment): Key {
  const { customerId, journeyId } = enrolment;
  return entryKey({ customerId, journeyId, occasion: occasionOf(enrolment) });
}
