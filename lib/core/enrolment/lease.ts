import type { EpochMs } from '../time/instant.ts';

/** An Express execution lives five minutes at most; one more, and nobody can still be working on the leg. */
const LEASE_MS = 6 * 60_000;

export function leaseFrom(now: EpochMs): EpochMs {
  return now + LEASE_MS;
}

/** When the leg began, told from its lease: a RUNNING enrolment's dueAt. */
export function legStartedAt(leaseUntil: EpochMs): EpochMs {
  return leaseUntil - LEASE_MS;
}
