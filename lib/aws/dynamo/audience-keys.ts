import { customerPartition, type Key } from './table-shape.ts';

/** Keys of what is reckoned for every customer, and of the lists that walks go through: partitions of the index `due`. */

export function agendaKey(customerId: string): Key {
  return { pk: customerPartition(customerId), sk: 'agenda' };
}
/** There while the customer is in the segment. */
export function memberKey(customerId: string, segment: string): Key {
  return { pk: customerPartition(customerId), sk: `segment#${segment}` };
}

/** @param moment any of the hour */
export function dueAgendaPartition(moment: string, shard: number): string {
  return `due-agenda#${moment.slice(0, '2026-11-23T09'.length)}#${shard}`;
}
/** The sort key is the customer. */
export function memberPartition(segment: string, shard: number): string {
  return `member#${segment}#${shard}`;
}
/** All customers. The sort key is the customer. */
export function directoryPartition(shard: number): string {
  return `directory#${shard}`;
}
