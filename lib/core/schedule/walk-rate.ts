/** How many parts of the directory are walked at once: the parts share a walk's rate. */
export const WALK_CONCURRENCY = 8;
