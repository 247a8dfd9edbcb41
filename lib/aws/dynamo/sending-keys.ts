import { escaped, type Key } from './table-shape.ts';

/** Keys of what is sent, of addresses, and of what holds sending back. Address hashes are SHA-256 of the normal form. */

export function sendKey(sendId: string): Key {
  return { pk: `send#${sendId}`, sk: 'send' };
}
/** Partition of the index `due` for sends. @param moment any of the hour */
export function dueSendPartition(moment: string, shard: number): string {
  return `due-send#${hourIn(moment)}#${shard}`;
}
/** Partition of the index `due` for sends that ended as UNKNOWN. */
export function unknownPartition(journeyId: string): string {
  return `unknown#${journeyId}`;
}

export function suppressionKey(channel: string, addressHash: string): Key {
  return { pk: `suppression#${channel}#${addressHash}`, sk: 'suppression' };
}
export function bouncesKey(channel: string, addressHash: string): Key {
  return { pk: `bounces#${channel}#${addressHash}`, sk: 'bounces' };
}
/** Who got the message of a journey's step at an address. */
export function servedKey(served: {
  channel: string;
  addressHash: string;
  journeyId: string;
  stepId: string;
}): Key {
  const { channel, addressHash, journeyId, stepId } = served;
  return { pk: `served#${channel}#${addressHash}`, sk: `${escaped(journeyId)}#${stepId}` };
}

/** There while a journey's marketing is paused, once for each shard. */
export function pauseKey(journeyId: string, shard: number): Key {
  return { pk: `journey#${escaped(journeyId)}#${shard}`, sk: 'pause' };
}
export function healthPartition(journeyId: string): string {
  return `health#${journeyId}`;
}
/** @param moment any of the hour */
export function healthKey(journeyId: string, moment: string, shard: number): Key {
  return { pk: healthPartition(journeyId), sk: `${hourIn(moment)}#${shard}` };
}
/** The lowest sort key of the figures since an hour. @param moment any of the hour */
export function healthSince(moment: string): string {
  return hourIn(moment);
}
export function paceKey(channel: string): Key {
  return { pk: `pace#${channel}`, sk: 'pace' };
}

function hourIn(moment: string): string {
  return moment.slice(0, '2026-11-23T09'.length);
}
