import { DIRECTORY_SHARDS } from '../core/profile/directory.ts';
import { shardOf } from '../core/shard-of.ts';

/** Lists of customers, each in DIRECTORY_SHARDS parts. */
export type NameIndex = {
  add(list: string, customerId: string): void;
  remove(list: string, customerId: string): void;
  /** In order of their ids, after one. */
  page(page: { list: string; shard: number; after?: string; limit: number }): readonly string[];
};

export function createNameIndex(): NameIndex {
  const parts = new Map<string, Set<string>>();

  return {
    add(list, customerId) {
      const key = partOf(list, customerId);
      parts.set(key, (parts.get(key) ?? new Set()).add(customerId));
    },

    remove(list, customerId) {
      parts.get(partOf(list, customerId))?.delete(customerId);
    },

    page({ list, shard, after = '', limit }) {
      const names = [...(parts.get(partKey(list, shard)) ?? [])].filter((name) => name > after);
      return names.toSorted().slice(0, limit);
    },
  };
}

function partOf(list: string, customerId: string): string {
  return partKey(list, shardOf(customerId, DIRECTORY_SHARDS));
}

function partKey(list: string, shard: number): string {
  return `${shard} ${list}`;
}
