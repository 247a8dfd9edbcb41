import type { PolicyRule } from '../definition.ts';

/** Every rule that speaks when a message is sent. */
export const RULES: readonly PolicyRule[] = [];
