import { sha256Hex } from '../../core/hash.ts';
import { escaped, type Key } from './table-shape.ts';

/** Keys of what was not taken in. Ids and names may be of any length, for that may be what is wrong with them. */

/** Says that an id was set aside, on whatever day. */
export function asideIdKey(id: string): Key {
  return { pk: `aside-id#${shortened(id)}`, sk: 'aside-id' };
}
/** @param moment any of the day, as in `2026-11-23T…` */
export function asidePartition(moment: string, shard: number): string {
  return `aside#${dayOf(moment)}#${shard}`;
}
export function asideKey(aside: { id: string; at: string; shard: number }): Key {
  return { pk: asidePartition(aside.at, aside.shard), sk: `${aside.at}#${shortened(aside.id)}` };
}
/** Which asides name a customer: for the erasure. */
export function asideOfPartition(customerId: string): string {
  return `aside-of#${shortened(customerId)}`;
}
export function asideOfKey(customerId: string, aside: { id: string; at: string }): Key {
  return { pk: asideOfPartition(customerId), sk: `${aside.at}#${shortened(aside.id)}` };
}
export function asideCountPartition(shard: number): string {
  return `aside-count#${shard}`;
}
export function asideCountKey(count: { day: string; name: string; reason: string; shard: number }): Key {
  const { day, name, reason, shard } = count;
  return { pk: asideCountPartition(shard), sk: `${day}#${escaped(shortened(name))}#${reason}` };
}

/** In UTC. */
export function dayOf(moment: string): string {
  return moment.slice(0, '2026-11-23'.length);
}

/** A character takes up to three bytes of a sort key's 1,024. */
const LONGEST = 300;

function shortened(part: string): string {
  return part.length <= LONGEST ? part : sha256Hex(part);
}
