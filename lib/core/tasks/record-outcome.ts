import { experimentIdOf } from '../experiment/experiment-id.ts';
import type { Metric } from '../experiment/totals.ts';
import type { ExperimentStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';

export type RecordOutcomePorts = { readonly experiments: Pick<ExperimentStore, 'credit'> };

/** Credits what a customer did to the variants that he or she had. The same event again changes nothing. */
export async function recordOutcome(
  outcome: {
    /** An enrolment, or a send: whoever carries the variants that the outcome counts for. */
    readonly of: {
      readonly customerId: string;
      readonly journeyId: string;
      readonly variants: Readonly<Record<string, string>>;
      /** The id that the variants were assigned to, where the customer was merged since. */
      readonly assignedAs?: string | undefined;
    };
    readonly eventId: string;
    readonly metric: Metric;
    /** Hundredths of the currency; negative for a refund. */
    readonly valueMinor?: number;
    readonly at: EpochMs;
  },
  ports: RecordOutcomePorts,
): Promise<void> {
  const { of, eventId, metric, valueMinor = 0, at } = outcome;
  const { journeyId, assignedAs: customerId = of.customerId } = of;
  for (const stepId of Object.keys(of.variants)) {
    const experimentId = experimentIdOf(journeyId, stepId);
    await ports.experiments.credit({ experimentId, customerId, eventId, metric, valueMinor, at });
  }
}
