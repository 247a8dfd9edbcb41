import type { Exclusive } from './plan.ts';
import { uniform } from './uniform.ts';

/** Sticky and reproducible, and the same point for all tests of the group: parts that do not overlap share no customer. */
export function takesPart({ group, from, to }: Exclusive, customerId: string): boolean {
  const point = uniform(`group:${group}:${customerId}`) * 100;
  return from <= point && point < to;
}
