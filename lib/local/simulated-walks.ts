import type { WalkJob, Walks } from '../core/ports.ts';
import { DIRECTORY_SHARDS } from '../core/profile/directory.ts';
import { WALK_CONCURRENCY } from '../core/schedule/walk-rate.ts';
import type { Walked } from '../core/schedule/walked.ts';
import type { WalkPage } from '../core/tasks/input.ts';
import { WALK_PAGE_MS } from './latency.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * Walks on the virtual clock, as the deployed machine does them: from their time on, so many parts of the directory at
 * once, each page by page with the waits that it is told.
 */
export function simulatedWalks(
  clock: Pick<VirtualClock, 'now' | 'at'>,
  walkPage: (page: WalkPage) => Promise<Walked>,
): Walks {
  const begun = new Set<string>();
  return {
    async start({ name, at, job }) {
      if (begun.has(name)) return;
      begun.add(name);
      clock.at(at, () => {
        const parts = Array.from({ length: DIRECTORY_SHARDS }, (_, shard) => shard);
        for (let lane = 0; lane < WALK_CONCURRENCY; lane += 1) walkNextPart(job, parts);
      });
    },
  };

  function walkNextPart(job: WalkJob, parts: number[]): void {
    const shard = parts.shift();
    if (shard !== undefined) takePage({ job, shard }, parts);
  }

  function takePage(page: WalkPage, parts: number[]): void {
    clock.at(clock.now() + WALK_PAGE_MS, async () => {
      const { next, waitSeconds } = await walkPage(page);
      if (next === undefined) walkNextPart(page.job, parts);
      else clock.at(clock.now() + waitSeconds * 1000, () => takePage({ ...page, after: next }, parts));
    });
  }
}
