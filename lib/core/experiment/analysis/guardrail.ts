import { difference } from './difference.ts';
import type { AnalysisInput } from './input.ts';
import { momentsOf } from './moments.ts';
import type { Veto } from './result.ts';
import { expectedOf, treatmentsOf } from './rule.ts';
import { oneSidedSequenceWidth } from './sequence.ts';

/** The chance that a harmless treatment is ever vetoed by one guardrail, however often one looks. */
const ALPHA = 0.05;

/**
 * Treatments under which more customers unsubscribe, complain or bounce than under the control: by a one-sided confidence
 * sequence, because harm must be seen when it happens and not at the end. There is no least number of customers.
 */
export function vetoesOf(input: AnalysisInput): Veto[] {
  const control = input.arms.find(({ id }) => id === input.control);
  if (control === undefined) return [];
  const guardrails = input.metrics.filter(({ role }) => role === 'guardrail');
  return treatmentsOf(input).flatMap((arm) =>
    guardrails
      .filter((metric) => {
        const { estimate, standardError } = difference(momentsOf(metric, control), momentsOf(metric, arm));
        const customers = control.assigned + arm.assigned;
        const expected = expectedOf(input, arm);
        const width = oneSidedSequenceWidth({ customers, expected, alpha: ALPHA });
        return standardError > 0 && estimate - width * standardError > 0;
      })
      .map(({ id }) => ({ variant: arm.id, metric: id })),
  );
}
