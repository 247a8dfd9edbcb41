import type { Enrolment } from '../../core/enrolment/definition.ts';
import type { Send } from '../../core/message/send.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Read, Violation } from './oracle/definition.ts';
import type { ChaosWorld } from './world.ts';

/** A tick finds what is overdue within minutes; a message of a queue may be ten minutes late. */
const PATIENCE_MS = 30 * 60_000;

/** Nothing is lost and nobody is stuck: each send and each enrolment has ended, or waits visibly for a time to come. */
export function checkEnd(
  { everything, oracle, occasions, lost }: Pick<ChaosWorld, 'everything' | 'oracle' | 'occasions' | 'lost'>,
  now: EpochMs,
): Violation[] {
  const violations: Violation[] = [];
  const found = (rule: string, what: string, of: { customerId: string; at: string }) =>
    void violations.push({ rule, at: now, customer: of.customerId, step: of.at, what });
  const enrolments = new Map([...everything.enrolments()].map((one) => [one.enrolmentId, one]));
  const sends = [...everything.sends()];

  for (const enrolment of enrolments.values()) {
    const stuck = whyStuck(enrolment, now);
    if (stuck !== undefined) found('stuck', stuck, enrolment);
  }
  for (const send of sends) {
    const lostWhy = whyLost(send, enrolments.get(send.enrolmentId), now);
    if (lostWhy !== undefined) found('lost', lostWhy, { customerId: send.customerId, at: send.stepId });
  }
  violations.push(...unknownToLedger(oracle.known.copiesOf, sends, enrolments));
  const entered = new Set([...enrolments.values()].map(({ journeyId, key }) => `${journeyId} ${key}`));
  for (const { customerId, occasion, journeys, takenInAt = now } of occasions) {
    const bought = oracle.known.done.get(`${occasion} Bought`);
    // Taken in before the entry was: there is nothing to offer any more.
    const isOver = bought !== undefined && bought.arrivedAt <= takenInAt;
    for (const at of journeys)
      if (!entered.has(`${at} ${occasion}`) && !(at === 'offer' && isOver))
        found('lost', `${occasion} began no enrolment`, { customerId, at });
  }
  for (const { queue, why } of lost())
    found('lost', `${queue} gave up on a message: ${why}`, { customerId: '?', at: '?' });
  return violations;
}

/** An error of AWS that outlasts all retries is written down as such; any other is a defect. */
const INFRASTRUCTURE = /^(Runtime\.ExitError|Sandbox\.Timedout|Lambda\..*|StoreBusyError)$/;

function whyStuck({ status, dueAt, reason, at }: Enrolment, now: EpochMs): string | undefined {
  if (status === 'DONE') return undefined;
  if (status === 'FAILED')
    return INFRASTRUCTURE.test(reason ?? '') ? undefined : `failed at ${at} with ${reason}`;
  if (dueAt === undefined) return `${status} at ${at}, due never`;
  return dueAt + PATIENCE_MS < now ? `${status} at ${at}, overdue by ${minutes(now - dueAt)}` : undefined;
}

function whyLost(send: Send, enrolment: Enrolment | undefined, now: EpochMs): string | undefined {
  const { status, reason, detached, dueAt, channel } = send;
  if (status === 'SENT' || status === 'UNKNOWN' || status === 'FAILED' || status === 'SKIPPED')
    return undefined;
  const waits = `${status} by ${channel}${reason === undefined ? '' : ` (${reason})`}`;
  if (status === 'SENDING' || detached) {
    if (dueAt === undefined) return `${waits}, due never`;
    return dueAt + PATIENCE_MS < now ? `${waits}, overdue by ${minutes(now - dueAt)}` : undefined;
  }
  if (reason === undefined) return `${waits}, and does not say for what`;
  if (enrolment === undefined) return `${waits}, of no enrolment`;
  const isHeld = enrolment.waiting?.held !== undefined || enrolment.status === 'RUNNING';
  const isOver = enrolment.status === 'DONE' || enrolment.status === 'FAILED';
  return isHeld || isOver
    ? undefined
    : `${waits}, and its enrolment is ${enrolment.status} at ${enrolment.at}`;
}

/** A message that went out is SENT, or UNKNOWN; the ledger does not forget it, nor call it skipped. */
function unknownToLedger(
  copies: ReadonlyMap<string, readonly Read[]>,
  sends: readonly Send[],
  enrolments: ReadonlyMap<string, Enrolment>,
): Violation[] {
  const made = sends.filter(({ status, copies: claimed }) => claimed > 0 && status !== 'SKIPPED');
  const known = new Set(
    made.map(
      ({ enrolmentId, stepId, channel }) => `${enrolments.get(enrolmentId)?.key} ${stepId} ${channel}`,
    ),
  );
  return [...copies.values()].flat().flatMap(({ mark, channel, at, person }) => {
    if (known.has(`${mark.occasion} ${mark.step} ${channel}`)) return [];
    const what = 'went out, and the ledger does not know of it';
    return [{ rule: 'ledger', at, customer: person.id, step: mark.step, what }];
  });
}

function minutes(ms: number): string {
  return `${Math.round(ms / 60_000)} min`;
}
