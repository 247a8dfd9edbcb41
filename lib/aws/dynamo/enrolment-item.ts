import * as z from 'zod';
import { Enrolment } from '../../core/enrolment/definition.ts';
import type { DueEnrolment } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { Item } from './dynamo.ts';
import type { DueRows } from './falling-due.ts';
import { jsonText } from './json-text.ts';
import { DUE_SHARDS, duePartition, dueSort, enrolmentKey, type Key } from './table-shape.ts';

export function enrolmentItem(enrolment: Enrolment): Item & Key {
  const { customerId, enrolmentId, dueAt, waiting } = enrolment;
  return {
    ...enrolmentKey(customerId, enrolmentId),
    ...enrolment,
    ...(waiting && { waiting: waitingText(waiting), pausedSince: waiting.pausedSince }),
    ...(dueAt !== undefined && dueKey(enrolmentId, dueAt)),
  };
}

const EnrolmentItem = Enrolment.extend({
  waiting: jsonText(Enrolment.shape.waiting.unwrap()).optional(),
  /** Of `waiting`: an attribute of its own, so that one update can keep the first one. */
  pausedSince: z.number().optional(),
});

export function readEnrolment(item: Item): Enrolment {
  const { pausedSince, ...enrolment } = EnrolmentItem.parse(item);
  const { waiting } = enrolment;
  if (waiting === undefined || pausedSince === undefined) return enrolment;
  return { ...enrolment, waiting: { ...waiting, pausedSince } };
}

export function waitingText(waiting: NonNullable<Enrolment['waiting']>): string {
  return JSON.stringify(waiting);
}

/** What puts an enrolment into the index `due`; without both it is not there. */
export function dueKey(enrolmentId: string, dueAt: EpochMs): { duePk: string; dueSk: string } {
  const iso = toIso(dueAt);
  return {
    duePk: duePartition(iso, shardOf(enrolmentId, DUE_SHARDS)),
    dueSk: dueSort(iso, enrolmentId),
  };
}

/** Enrolments in the index `due`. */
export const DUE_ENROLMENTS: DueRows<DueEnrolment> = {
  shards: DUE_SHARDS,
  partition: duePartition,
  read: (item) => DueItem.parse(item),
  nameOf: ({ enrolmentId }) => enrolmentId,
};

const DueItem = z.object({
  customerId: z.string(),
  enrolmentId: z.string(),
  leg: z.int(),
  dueAt: z.number(),
});
