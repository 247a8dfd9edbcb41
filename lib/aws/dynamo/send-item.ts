import { Send } from '../../core/message/send.ts';
import type { Item } from './dynamo.ts';
import { expiresAt, HISTORY_DAYS } from './expiry.ts';
import { type Key, sendKey } from './table-shape.ts';

export function sendItem(send: Send): Item & Key {
  return { ...sendKey(send.sendId), ...send, expiresAt: expiresAt(send.createdAt, HISTORY_DAYS) };
}

export function readSend(item: Item): Send {
  return Send.parse(item);
}
