import { describe, expect, it } from 'vitest';
import { assignedVariant } from '../../../lib/core/experiment/assign.ts';
import { takesPart } from '../../../lib/core/experiment/exclusive.ts';
import { isHeldOut } from '../../../lib/core/experiment/holdout.ts';

const CUSTOMERS = Array.from({ length: 100_000 }, (_, index) => `customer-${index}`);
const VARIANTS = [
  { id: 'a', weight: 50 },
  { id: 'b', weight: 50 },
];
const variantIn = (experimentId: string) => (customerId: string) =>
  assignedVariant({ experimentId, customerId, variants: VARIANTS });

/** Pearson's chi-square of independence of two ways to divide customers in two. */
function chiSquare(one: (customerId: string) => unknown, other: (customerId: string) => unknown): number {
  const cells = Map.groupBy(CUSTOMERS, (customerId) => JSON.stringify([one(customerId), other(customerId)]));
  const rows = Map.groupBy(CUSTOMERS, one);
  const columns = Map.groupBy(CUSTOMERS, other);
  let sum = 0;
  for (const [row, inRow] of rows) {
    for (const [column, inColumn] of columns) {
      const should = (inRow.length * inColumn.length) / CUSTOMERS.length;
      const are = cells.get(JSON.stringify([row, column]))?.length ?? 0;
      sum += (are - should) ** 2 / should;
    }
  }
  return sum;
}

// Upper 0.1 % point of chi-square with one degree of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4).
const AT_0_1_PERCENT = 10.828;

describe('100,000 customers', () => {
  it.each([
    ['two tests of one journey', variantIn('cart.offer'), variantIn('cart.subject')],
    ['tests of neighbouring names', variantIn('cart.offer-1'), variantIn('cart.offer-2')],
    ['tests of two journeys', variantIn('welcome.offer'), variantIn('cart.offer')],
    ['a test and the global holdout', variantIn('cart.offer'), (id: string) => isHeldOut(id, 5)],
    [
      'a test and its exclusive group',
      variantIn('cart.offer'),
      (id: string) => takesPart({ group: 'checkout', from: 0, to: 50 }, id),
    ],
  ])('are divided by %s independently', (_, one, other) => {
    expect(chiSquare(one, other)).toBeLessThan(AT_0_1_PERCENT);
  });

  it('would show it if they were not', () => {
    const dependent = (id: string) => (id.endsWith('7') ? 'a' : variantIn('cart.offer')(id));
    expect(chiSquare(variantIn('cart.offer'), dependent)).toBeGreaterThan(AT_0_1_PERCENT);
  });

  it('are in exactly one part of a group that is divided in three', () => {
    const parts = [
      { group: 'checkout', from: 0, to: 20 },
      { group: 'checkout', from: 20, to: 50 },
      { group: 'checkout', from: 50, to: 100 },
    ];
    const counts = parts.map((part) => CUSTOMERS.filter((id) => takesPart(part, id)).length);
    expect(counts.reduce((all, count) => all + count, 0)).toBe(100_000);
    for (const id of CUSTOMERS.slice(0, 1_000))
      expect(parts.filter((part) => takesPart(part, id))).toHaveLength(1);
    // 20 % of 100,000 ± 4 standard deviations of 126
    expect(Math.abs((counts[0] ?? 0) - 20_000)).toBeLessThan(506);
  });
});
