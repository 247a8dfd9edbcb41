import { canonicalJson } from '../hash.ts';
import type { Json } from '../json.ts';
import type { EpochMs } from '../time/instant.ts';

type Trait = { readonly value: Json; readonly at: EpochMs };

/**
 * Which of two words on one trait stands: the one that was written later, by the time of occurrence. Of two in the same
 * instant, the one whose JSON comes last in the order of text: arbitrary, but the same in whatever order they arrive.
 */
export function laterTrait<One extends Trait>(one: One, other: One): One {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return canonicalJson(one.value) >= canonicalJson(other.value) ? one : other;
}
