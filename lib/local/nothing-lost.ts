import type { Enrolment } from '../core/enrolment/definition.ts';
import { legStartedAt } from '../core/enrolment/lease.ts';
import { type EpochMs, toIso } from '../core/time/instant.ts';
import { OVERDUE_MS } from '../core/time/wheel.ts';

/** A wake comes within seconds; what is overdue is found by a tick after OVERDUE_MS. Later than this, nobody will come. */
const PATIENCE_MS = OVERDUE_MS + 2 * 60_000;

/**
 * The law of conservation: who entered is there, and has ended, is parked with the end of the wait before them, or is
 * running with the lease not long over. @throws Error naming the first enrolment that is lost: a defect of Sojourn's
 */
export function checkNothingLost(
  enrolments: Iterable<Enrolment>,
  { enrolled, until }: { readonly enrolled: number; readonly until: EpochMs },
): void {
  let found = 0;
  for (const enrolment of enrolments) {
    found += 1;
    const ended = enrolment.status === 'DONE' || enrolment.status === 'FAILED';
    if (ended || (enrolment.dueAt ?? 0) + PATIENCE_MS >= until) continue;
    throw new Error(`enrolment ${enrolment.enrolmentId} is lost: ${whereabouts(enrolment)}`);
  }
  if (found !== enrolled) throw new Error(`${enrolled} enrolments were made and ${found} are there`);
}

function whereabouts({ status, at, dueAt }: Enrolment): string {
  if (dueAt === undefined) return `${status} at ${at}, due never`;
  const since = status === 'RUNNING' ? `since ${toIso(legStartedAt(dueAt))}` : `until ${toIso(dueAt)}`;
  return `${status} at ${at} ${since}`;
}
