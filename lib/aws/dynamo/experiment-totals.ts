import * as z from 'zod';
import type { VariantTotals } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { update } from './actions.ts';
import type { Item } from './dynamo.ts';
import { TOTALS_SHARDS, variantTotalsPartition } from './table-shape.ts';

/** What one step adds to the totals of a variant. */
export type Increase = {
  readonly assigned: 0 | 1;
  readonly clicked: 0 | 1;
  readonly converted: 0 | 1;
  readonly valueMinor: number;
  /** Squares of large amounts do not fit a double exactly. */
  readonly valueSquares: bigint;
};

/** Adds to the part of the totals that the customer belongs to. */
export function addToTotals(
  table: string,
  whose: { experimentId: string; customerId: string; variant: string },
  increase: Increase,
) {
  const shard = shardOf(whose.customerId, TOTALS_SHARDS);
  const key = { pk: variantTotalsPartition(whose.experimentId, shard), sk: whose.variant };
  const added = Object.keys(increase).map((name) => `#${name} :${name}`);
  return update(table, key, { set: `ADD ${added.join(', ')}`, values: increase });
}

/** Numbers past 2^53 come back as big integers. */
const Amount = z.union([z.number().transform(BigInt), z.bigint()]);
const TotalsItem = z.object({
  sk: z.string(),
  assigned: z.number(),
  clicked: z.number(),
  converted: z.number(),
  valueMinor: z.number(),
  valueSquares: Amount,
});

/** Adds the parts up, by variant. */
export function sumTotals(items: readonly Item[]): VariantTotals[] {
  const parts = Map.groupBy(
    items.map((item) => TotalsItem.parse(item)),
    (part) => part.sk,
  );
  return [...parts]
    .map(([variant, ofVariant]) => ({
      variant,
      assigned: sum(ofVariant.map((part) => part.assigned)),
      clicked: sum(ofVariant.map((part) => part.clicked)),
      converted: sum(ofVariant.map((part) => part.converted)),
      valueMinor: sum(ofVariant.map((part) => part.valueMinor)),
      valueSquares: Number(ofVariant.reduce((total, part) => total + part.valueSquares, 0n)),
    }))
    .toSorted((one, other) => (one.variant < other.variant ? -1 : 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
