import type { Read } from './definition.ts';
import type { Known } from './known.ts';

/** A promise about each copy: undefined where it is kept, else what is wrong, for people. */
export type Rule = {
  readonly id: string;
  readonly judge: (copy: Read, known: Known) => string | undefined;
};
