import {
  type CustomerOutcome,
  countsOf,
  outcomeOf,
  WITH_VALUE,
} from '../core/experiment/customer-outcome.ts';
import { byCohort, type Cohort } from '../core/experiment/totals.ts';
import type { Assignment, ExperimentStore } from '../core/ports.ts';
import { toIso } from '../core/time/instant.ts';
import { memoryDecisions } from './memory-decisions.ts';
import { currentLeg, putEnrolment } from './memory-enrolment-row.ts';
import type { CustomerTotals, MemoryTable } from './memory-table.ts';

/** Totals are added up when they are asked for, so there is nothing that could differ from the rows. */
export function memoryExperiments(table: MemoryTable): ExperimentStore {
  return {
    async assign(assignment, run, stepId) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return 'leg-over';
      const { variant } = join(table, assignment, undefined);
      putEnrolment(table, { ...enrolment, variants: { ...enrolment.variants, [stepId]: variant } });
      return { variant };
    },

    async join(assignment, by) {
      const known = join(table, assignment, by);
      return { variant: known.variant, by: known.by ?? by };
    },

    async credit({ experimentId, customerId, eventId, metric, valueMinor, at }) {
      const totals = table.experiments.get(experimentId)?.get(customerId);
      if (totals === undefined) return 'not-assigned';
      if (at < totals.assignedAt) return 'too-early';
      const row = `${metric} ${eventId}`;
      const counts = WITH_VALUE.has(metric) || !did(totals).did.has(metric);
      if (totals.credited.has(row) || !counts) return 'duplicate';
      totals.credited.set(row, { metric, valueMinor });
      return 'credited';
    },

    async totals(experimentId) {
      return byCohort(cohorts(table, experimentId));
    },

    async *rows(experimentId) {
      yield* cohorts(table, experimentId);
    },

    ...memoryDecisions(table),

    async amend() {
      // Nothing is ever missing.
    },
  };
}

function join(table: MemoryTable, assignment: Assignment, by: string | undefined): CustomerTotals {
  const { experimentId, customerId, variant, weights, at } = assignment;
  const customers = table.experiments.get(experimentId) ?? new Map<string, CustomerTotals>();
  table.experiments.set(experimentId, customers);
  const known = customers.get(customerId);
  if (known !== undefined) return known;
  const day = toIso(at).slice(0, '2026-03-02'.length);
  const newcomer = { variant, day, weights, by, assignedAt: at, credited: new Map() };
  customers.set(customerId, newcomer);
  return newcomer;
}

function did({ credited }: CustomerTotals): CustomerOutcome {
  return outcomeOf([...credited.values()]);
}

function cohorts(table: MemoryTable, experimentId: string): Cohort[] {
  const customers = [...(table.experiments.get(experimentId)?.values() ?? [])];
  return customers.map((customer) => {
    const { variant, day, weights } = customer;
    return { variant, day, weights, ...countsOf(did(customer)) };
  });
}
