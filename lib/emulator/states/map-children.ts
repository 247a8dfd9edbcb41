import type { Execution } from './execution.ts';
import type { Lifetime } from './lifetime.ts';
import type { Running } from './program.ts';

/**
 * Runs the children of a Distributed Map, so many at a time.
 * @param begin       begins the child of this place
 * @param isTooMuch   whether so many failures are more than the map bears: then the others are stopped
 * @param lifetime    of the parent: with its end, all are stopped
 * @returns the children in their order; undefined when there was too much
 */
export async function runChildren({
  total,
  concurrency,
  begin,
  isTooMuch,
  lifetime,
}: {
  readonly total: number;
  readonly concurrency: number;
  readonly begin: (index: number) => Running;
  readonly isTooMuch: (failures: number) => boolean;
  readonly lifetime: Lifetime;
}): Promise<readonly Execution[] | undefined> {
  const running = new Set<Running>();
  const ended: Execution[] = [];
  let next = 0;
  let failures = 0;
  let stopped = false;

  function stopAll(): void {
    stopped = true;
    for (const one of running) one.end({ status: 'ABORTED' });
  }

  async function inTurn(): Promise<void> {
    while (next < total && !stopped) {
      const index = next;
      next += 1;
      const child = begin(index);
      running.add(child);
      const execution = await child.ended;
      running.delete(child);
      ended[index] = execution;
      if (execution.status !== 'SUCCEEDED') failures += 1;
      if (!stopped && isTooMuch(failures)) stopAll();
    }
  }

  const forget = lifetime.onOver((how) => {
    stopped = true;
    if (how === 'ended') stopAll();
  });
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, total) }, inTurn));
  } catch (error) {
    stopAll();
    throw error;
  } finally {
    forget();
  }
  return stopped ? undefined : ended;
}
