import * as z from 'zod';
import { type CustomerOutcome, countsOf } from '../../core/experiment/customer-outcome.ts';
import { type Cohort, type CohortName, METRICS, type Metric } from '../../core/experiment/totals.ts';
import type { Assignment } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Item } from './dynamo.ts';
import { jsonText } from './json-text.ts';
import { assignedPartition, customerTotalsKey, type Key, TOTALS_SHARDS } from './table-shape.ts';

const flags = Object.fromEntries(METRICS.map((metric) => [metric, z.boolean().default(false)]));

/** What one customer earned for the variant they were given. One higher `version` with every write. */
const CustomerTotalsItem = z
  .object({
    customerId: z.string(),
    variant: z.string(),
    day: z.string(),
    weights: jsonText(z.record(z.string(), z.number())),
    assignedAt: z.number(),
    by: z.string().optional(),
    valueMinor: z.int(),
    version: z.int(),
  })
  .and(z.object(flags));

export type CustomerTotals = CustomerOutcome &
  CohortName & {
    readonly customerId: string;
    readonly assignedAt: number;
    /** The enrolment that brought the customer in, where no step did. */
    readonly by: string | undefined;
    readonly version: number;
  };

export function readCustomerTotals(item: Item): CustomerTotals {
  const read = CustomerTotalsItem.parse(item);
  const { customerId, variant, day, weights, assignedAt, by, valueMinor, version } = read;
  const did = new Set<Metric>(METRICS.filter((metric) => read[metric] === true));
  return { customerId, variant, day, weights, assignedAt, by, valueMinor, version, did };
}

export function cohortOf({ variant, day, weights, ...outcome }: CustomerTotals): Cohort {
  return { variant, day, weights, ...countsOf(outcome) };
}

/** A newcomer's row. It is in the index, so that all customers of an experiment can be gone through. */
export function newcomerItem(assignment: Assignment, by: string | undefined): Item & Key {
  const { experimentId, customerId, variant, weights, at } = assignment;
  return {
    ...customerTotalsKey(experimentId, customerId),
    duePk: assignedPartition(experimentId, shardOf(customerId, TOTALS_SHARDS)),
    dueSk: customerId,
    customerId,
    variant,
    day: dayOf(at),
    weights: JSON.stringify(weights),
    assignedAt: at,
    by,
    valueMinor: 0,
    version: 1,
  };
}

export function dayOf(at: number): string {
  return toIso(at).slice(0, '2026-03-02'.length);
}
