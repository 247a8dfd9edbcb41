import * as z from 'zod';
import { Send } from '../../core/message/send.ts';
import type { DueSend } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { Item } from './dynamo.ts';
import { expiresAt, HISTORY_DAYS } from './expiry.ts';
import type { DueRows } from './falling-due.ts';
import { dueSendPartition, sendKey, unknownPartition } from './sending-keys.ts';
import { DUE_SEND_SHARDS, dueSort, type Key } from './table-shape.ts';

export function sendItem(send: Send): Item & Key {
  const { sendId, createdAt } = send;
  return {
    ...sendKey(sendId),
    ...send,
    ...indexKeyOf(send),
    expiresAt: expiresAt(createdAt, HISTORY_DAYS),
  };
}

export function readSend(item: Item): Send {
  return Send.parse(item);
}

type IndexKey = { readonly duePk: string; readonly dueSk: string };

/** A READY send of a leg is woken with its enrolment, and so is not in the index. */
function indexKeyOf(send: Send): IndexKey | undefined {
  const { sendId, status, detached, dueAt } = send;
  if (status === 'UNKNOWN') return unknownKey(send);
  const waitsAlone = status === 'SENDING' || (status === 'READY' && detached);
  return waitsAlone && dueAt !== undefined ? dueKey(sendId, dueAt) : undefined;
}

export function dueKey(sendId: string, dueAt: EpochMs): IndexKey {
  const iso = toIso(dueAt);
  const shard = shardOf(sendId, DUE_SEND_SHARDS);
  return { duePk: dueSendPartition(iso, shard), dueSk: dueSort(iso, sendId) };
}

export function unknownKey({ sendId, journeyId, createdAt }: Send): IndexKey {
  return { duePk: unknownPartition(journeyId), dueSk: dueSort(toIso(createdAt), sendId) };
}

/** Sends in the index `due`. */
export const DUE_SENDS: DueRows<DueSend> = {
  shards: DUE_SEND_SHARDS,
  partition: dueSendPartition,
  read: (item) => DueItem.parse(item),
  nameOf: ({ sendId }) => sendId,
};

/** The index has a row's key and few other attributes: the send's name is in the key. */
export const IndexedKey = z.object({ pk: z.templateLiteral(['send#', z.string()]) });

const DueItem = IndexedKey.extend({ dueAt: z.number() }).transform(({ pk, dueAt }) => ({
  sendId: pk.slice('send#'.length),
  dueAt,
}));
