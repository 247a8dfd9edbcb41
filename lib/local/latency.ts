import type { EpochMs } from '../core/time/instant.ts';

/** How long things take on AWS, about: long enough that nothing happens in the same instant as its cause. */

/** From StartExecution to the first state. */
export const LEG_START_MS = 40;
/** From PutEvents by way of the bus and its queue to ingest. */
export const BUS_MS = 400;

/** When a delayed message comes out of SQS, which counts in full seconds: never too early. */
export function deliveredBySqs(dueAt: EpochMs, now: EpochMs): EpochMs {
  return now + Math.ceil(Math.max(0, dueAt - now) / 1000) * 1000;
}

/** From one state of a walk's machine to the answer of the function that takes a page. */
export const WALK_PAGE_MS = 250;
