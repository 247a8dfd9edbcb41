import type { Enrolment } from '../enrolment/definition.ts';
import type { Clock, CustomerRecord, ExperimentStore } from '../ports.ts';
import { experimentIdOf } from './experiment-id.ts';
import { GLOBAL_HOLDOUT, HELD_OUT, isHeldOut, MARKETING } from './holdout.ts';

export type JoinHoldoutPorts = {
  readonly clock: Clock;
  readonly experiments: Pick<ExperimentStore, 'join'>;
};

/**
 * Counts a customer for the global holdout at the first marketing that is open to her, whichever side she is on: the goals of
 * that enrolment are compared. One request, for customers not known to be counted; none where nobody is held out.
 * @returns the enrolment, with her side where it is the one that counts
 */
export async function joinHoldout(
  enrolment: Enrolment,
  { record, percent }: { readonly record: CustomerRecord; readonly percent: number },
  ports: JoinHoldoutPorts,
): Promise<Enrolment> {
  const { customerId, enrolmentId, journeyId } = enrolment;
  if (percent === 0) return enrolment;
  if (record.enrolments.some(({ variants }) => GLOBAL_HOLDOUT in variants)) return enrolment;
  const { variant, by } = await ports.experiments.join(
    {
      experimentId: experimentIdOf(journeyId, GLOBAL_HOLDOUT),
      customerId,
      variant: isHeldOut(customerId, percent) ? HELD_OUT : MARKETING,
      weights: { [MARKETING]: 100 - percent, [HELD_OUT]: percent },
      at: ports.clock.now(),
    },
    enrolmentId,
  );
  if (by !== enrolmentId) return enrolment;
  const variants = { ...enrolment.variants, [GLOBAL_HOLDOUT]: variant };
  return { ...enrolment, variants };
}
