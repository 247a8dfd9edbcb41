import type { Item } from './dynamo.ts';
import { ATTEMPTS, beforeNextAttempt, busy } from './until-free.ts';

/**
 * Changes a row that was read, if nobody else has since; where someone has, from what that one left, a little later each
 * time. @throws StoreBusyError when others came first each time
 */
export async function untilFirst<T>(
  read: Item | undefined,
  change: (from: Item | undefined) => Promise<{ done: T } | { found: Item | undefined }>,
): Promise<T> {
  let item = read;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await change(item);
    if ('done' in outcome) return outcome.done;
    await beforeNextAttempt(attempt);
    item = outcome.found;
  }
  throw busy('others came first each time');
}
