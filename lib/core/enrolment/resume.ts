import type { Clock, EnrolmentStore, LegRunner } from '../ports.ts';
import type { Enrolment } from './definition.ts';
import { leaseFrom } from './lease.ts';
import { dueInPause } from './life.ts';

export type ResumePorts = {
  readonly clock: Clock;
  readonly enrolments: Pick<EnrolmentStore, 'wake'>;
  readonly runner: LegRunner;
};

/**
 * Ends the wait of a parked enrolment, on time (`onDue`) or by an event (`onEvent`), and starts its next leg. A held send
 * goes on in the same visit, and so under the same name.
 * @returns false when someone else was first
 */
export async function resume(
  parked: Enrolment,
  by: { readonly due: true } | { readonly eventId: string },
  ports: ResumePorts,
): Promise<boolean> {
  const at = 'due' in by ? parked.waiting?.onDue : parked.waiting?.onEvent;
  if (at === undefined) return false;
  const now = ports.clock.now();
  const lateSince = 'due' in by ? dueInPause(parked.waiting) : undefined;
  const woken = await ports.enrolments.wake(parked, {
    leg: parked.leg,
    at,
    leaseUntil: leaseFrom(now),
    visit: parked.waiting?.held === undefined ? { began: now } : 'same',
    ...('due' in by ? {} : { wokenBy: by.eventId }),
    ...(lateSince === undefined ? {} : { lateSince }),
  });
  if (woken !== undefined) await startLeg(woken, ports.runner);
  return woken !== undefined;
}

/** Starts the leg that a RUNNING enrolment stands in. Doing so twice is harmless: every effect is claimed. */
export async function startLeg(enrolment: Enrolment, runner: LegRunner): Promise<void> {
  const { customerId, enrolmentId, leg, visit, at } = enrolment;
  await runner.start(enrolment.machine, { customerId, enrolmentId, leg, visit, at });
}
