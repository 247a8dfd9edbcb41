/**
 * The time wheel (design §7). What falls due within the horizon is handed to a queue with a delay, which SQS bounds at
 * 15 minutes; what lies beyond waits in the index until the tick comes near.
 */
export const HORIZON_MS = 15 * 60_000;

/** The index may lag behind its table, and clocks differ: each tick reads a little again. */
export const OVERLAP_MS = 10_000;

/** Due for this long and still there: its wake-up was lost, or its leg died with its lease. */
export const OVERDUE_MS = 60_000;
