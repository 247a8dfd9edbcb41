import { currentLeg, legOver } from '../enrolment/current-leg.ts';
import { StoreBusyError } from '../errors.ts';
import type { Clock, CustomerStore, ReviewQueue } from '../ports.ts';
import { applyUpdate } from '../profile/apply-update.ts';
import type { UpdateProfileInput } from './input.ts';
import { loadValues } from './values.ts';

export type UpdateProfilePorts = {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'event' | 'applyUpdate'>;
  readonly reviewQueue: ReviewQueue;
};

/** How often the profile may be written by others between our reading and writing. */
const ATTEMPTS = 5;

/**
 * Changes traits of the customer, once for each visit of the step, and has her segments reviewed. @throws LegOverError · StoreBusyError
 */
export async function updateProfile(input: UpdateProfileInput, ports: UpdateProfilePorts): Promise<void> {
  const { run, step } = input;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const record = await ports.customers.customer(run.customerId);
    const enrolment = currentLeg(record, run);
    const { set = {}, increment = {}, add = {} } = step.update;
    const changes = {
      set: await loadValues(set, enrolment, ports),
      increment,
      add: await loadValues(add, enrolment, ports),
    };
    const profile = applyUpdate(record.profile, changes, ports.clock.now());
    const outcome = await ports.customers.applyUpdate({ profile, run, stepId: step.id });
    if (outcome === 'leg-over') throw legOver(run);
    if (outcome === 'stale') continue;
    const dueAt = ports.clock.now();
    const traits = Object.keys({ ...set, ...increment, ...add });
    const entry = await ports.customers.event(run.customerId, enrolment.entry);
    const hop = (entry?.hop ?? 0) + 1;
    await ports.reviewQueue.reviewAt([{ customerId: run.customerId, dueAt, traits, hop }], dueAt);
    return;
  }
  throw new StoreBusyError(`profile of ${run.customerId} changed ${ATTEMPTS} times while updating`);
}
