import type { ExperimentStore, VariantTotals } from '../core/ports.ts';
import { currentLeg, putEnrolment } from './memory-enrolment-row.ts';
import type { CustomerTotals, MemoryTable } from './memory-table.ts';

export function memoryExperiments(table: MemoryTable): ExperimentStore {
  return {
    async assign({ experimentId, customerId, variant }, run, stepId) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return 'leg-over';
      const customers = table.experiments.get(experimentId) ?? new Map<string, CustomerTotals>();
      table.experiments.set(experimentId, customers);
      const totals = customers.get(customerId) ?? newcomer(variant);
      customers.set(customerId, totals);
      putEnrolment(table, { ...enrolment, variants: { ...enrolment.variants, [stepId]: totals.variant } });
      return { variant: totals.variant };
    },

    async credit({ experimentId, customerId, eventId, metric, valueMinor }) {
      const totals = table.experiments.get(experimentId)?.get(customerId);
      if (totals === undefined) return 'not-assigned';
      const row = `${metric} ${eventId}`;
      if (totals.credited.has(row)) return 'duplicate';
      totals.credited.add(row);
      totals[metric] = true;
      totals.valueMinor += valueMinor;
      return 'credited';
    },

    async totals(experimentId) {
      const customers = [...(table.experiments.get(experimentId)?.values() ?? [])];
      const variants = Map.groupBy(customers, (customer) => customer.variant);
      return [...variants]
        .map(([variant, members]) => sum(variant, members))
        .toSorted((one, other) => (one.variant < other.variant ? -1 : 1));
    },
  };
}

function newcomer(variant: string): CustomerTotals {
  return { variant, credited: new Set(), clicked: false, converted: false, valueMinor: 0 };
}

/** Squares are added up as big integers: those of large amounts do not fit a double exactly. */
function sum(variant: string, customers: readonly CustomerTotals[]): VariantTotals {
  const squares = customers.reduce((total, { valueMinor }) => total + BigInt(valueMinor) ** 2n, 0n);
  return {
    variant,
    assigned: customers.length,
    clicked: customers.filter((customer) => customer.clicked).length,
    converted: customers.filter((customer) => customer.converted).length,
    valueMinor: customers.reduce((total, customer) => total + customer.valueMinor, 0),
    valueSquares: Number(squares),
  };
}
