/** How many parts of the directory are walked at once: the parts share a walk's rate. */
export const WALK_CONCURRENCY = 8;

/** A page fits into one call of a function; and in this time each part takes one, unless the rate asks for more. */
const LARGEST_PAGE = 125;
const ROUND_SECONDS = 10;

/**
 * How many customers a part takes at once, so that all parts together let in `perSecond` at most: with 50 a second each of
 * 8 parts takes 62 every 10 seconds, with 1,000 a second 125 every second. The rate holds over a minute; a page comes at once.
 */
export function pageSize(perSecond: number): number {
  const roundOfLargest = Math.floor((LARGEST_PAGE * WALK_CONCURRENCY) / perSecond);
  const roundSeconds = Math.max(1, Math.min(ROUND_SECONDS, roundOfLargest));
  return Math.max(1, Math.floor((perSecond * roundSeconds) / WALK_CONCURRENCY));
}

/** How long a part waits after so many customers, in whole seconds: never too short. */
export function waitSeconds(done: number, perSecond: number): number {
  return Math.ceil((WALK_CONCURRENCY * done) / perSecond);
}

/**
 * How long a part waits before its first page, so that the first parts do not take theirs all at the same time and then
 * go on in step. Those that come after them begin when one of these ends.
 */
export function headStartSeconds(shard: number, perSecond: number): number {
  if (shard >= WALK_CONCURRENCY) return 0;
  return Math.floor((shard * waitSeconds(pageSize(perSecond), perSecond)) / WALK_CONCURRENCY);
}
