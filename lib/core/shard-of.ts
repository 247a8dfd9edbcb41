import { sha256Hex } from './hash.ts';

/** Which of `count` shards a name belongs to: always the same one, and all of them about equally often. */
export function shardOf(name: string, count: number): number {
  return Number.parseInt(sha256Hex(name).slice(0, 8), 16) % count;
}
