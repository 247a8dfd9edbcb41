import type { ExperimentStore } from '../ports.ts';
import { byCohort, type Cohort, type Counts, cohortId, NOTHING } from './totals.ts';

/**
 * Adds an experiment up once more, from what each customer did.
 * @returns what the counters lack (negative: have too much), cohort by cohort; nothing where they agree to the unit
 */
export async function recount(
  experimentId: string,
  { experiments }: { readonly experiments: Pick<ExperimentStore, 'rows' | 'totals'> },
): Promise<readonly Cohort[]> {
  const rows: Cohort[] = [];
  for await (const row of experiments.rows(experimentId)) rows.push(row);
  const counted = await experiments.totals(experimentId);
  const known = new Map(counted.map((cohort) => [cohortId(cohort), cohort]));
  const right = new Map(byCohort(rows).map((cohort) => [cohortId(cohort), cohort]));
  return [...new Set([...known.keys(), ...right.keys()])].flatMap((id) => {
    const cohort = right.get(id) ?? known.get(id);
    if (cohort === undefined) return [];
    const { variant, day, weights } = cohort;
    const difference = minus(right.get(id) ?? NOTHING, known.get(id) ?? NOTHING);
    return isNothing(difference) ? [] : [{ variant, day, weights, ...difference }];
  });
}

function minus(one: Counts, other: Counts): Counts {
  return {
    assigned: one.assigned - other.assigned,
    exposed: one.exposed - other.exposed,
    clicked: one.clicked - other.clicked,
    converted: one.converted - other.converted,
    refunded: one.refunded - other.refunded,
    unsubscribed: one.unsubscribed - other.unsubscribed,
    complained: one.complained - other.complained,
    bounced: one.bounced - other.bounced,
    valueMinor: one.valueMinor - other.valueMinor,
    valueSquares: one.valueSquares - other.valueSquares,
  };
}

function isNothing(counts: Counts): boolean {
  return Object.values(counts).every((count) => BigInt(count) === 0n);
}
