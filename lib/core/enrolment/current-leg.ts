import { LegOverError } from '../errors.ts';
import type { CustomerRecord } from '../ports.ts';
import type { Enrolment, Run } from './definition.ts';

/** The enrolment of a run, while the run is its current leg. @throws LegOverError otherwise */
export function currentLeg(record: CustomerRecord, run: Run): Enrolment {
  const enrolment = record.enrolments.find((one) => one.enrolmentId === run.enrolmentId);
  if (enrolment?.status !== 'RUNNING' || enrolment.leg !== run.leg) throw legOver(run);
  return enrolment;
}

export function legOver(run: Run): LegOverError {
  return new LegOverError(`leg ${run.leg} of ${run.enrolmentId} is over`);
}
