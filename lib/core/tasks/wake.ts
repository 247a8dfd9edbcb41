import type { Enrolment } from '../enrolment/definition.ts';
import { exitCondition } from '../enrolment/exits.ts';
import { findEnrolment } from '../enrolment/find-enrolment.ts';
import { leaseFrom, legStartedAt } from '../enrolment/lease.ts';
import { endedByLife } from '../enrolment/life.ts';
import { lifeOf } from '../enrolment/life-of.ts';
import { type ResumePorts, resume, startLeg } from '../enrolment/resume.ts';
import type {
  Clock,
  Content,
  CustomerStore,
  DueEnrolment,
  EnrolmentStore,
  JourneyStore,
  LegRunner,
  WakeQueue,
} from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import type { FactPorts } from './facts.ts';

export type WakePorts = ResumePorts &
  FactPorts & {
    readonly clock: Clock;
    readonly customers: Pick<CustomerStore, 'customer'>;
    readonly enrolments: Pick<EnrolmentStore, 'enrolment' | 'wake' | 'takeOver' | 'exit' | 'postpone'>;
    readonly journeys: Pick<JourneyStore, 'pauseOf'>;
    readonly content: Pick<Content, 'registry' | 'triggers'>;
    readonly runner: LegRunner;
    readonly wakeQueue: WakeQueue;
  };

/** SQS redelivers after the visibility time-out, which is minutes; a second wake-up of the wheel comes within seconds. */
const REDELIVERY_MS = 30_000;
const MINUTE_MS = 60_000;

export type WakeResult = 'woken' | 'taken-over' | 'exited' | 'postponed' | 'early' | 'stale';

/**
 * An enrolment is due: its wait is over, or the lease of its leg is. Whatever else happened to it since it was handed
 * over makes this a stale wake-up, which does nothing.
 */
export async function wake(due: DueEnrolment, ports: WakePorts): Promise<WakeResult> {
  const enrolment = await findEnrolment(due, ports);
  if (enrolment?.dueAt === undefined) return 'stale';
  const now = ports.clock.now();
  if (enrolment.status === 'RUNNING' && enrolment.leg === due.leg + 1)
    return startAgain(enrolment, enrolment.dueAt, ports);
  if (enrolment.leg !== due.leg) return 'stale';
  if (enrolment.dueAt > now) {
    const { customerId, dueAt } = enrolment;
    await ports.wakeQueue.wakeAt([{ ...due, customerId, dueAt }], now);
    return 'early';
  }
  return enrolment.status === 'PARKED' ? endWait(enrolment, ports) : takeOver(enrolment, ports);
}

/**
 * The wait was ended before. Where that was a moment ago, this is merely the second of two wake-ups; where it is longer,
 * the queue has redelivered one that died between writing and starting: start the leg, or its lease must run out first.
 */
async function startAgain(enrolment: Enrolment, leaseUntil: EpochMs, ports: WakePorts): Promise<WakeResult> {
  if (legStartedAt(leaseUntil) > ports.clock.now() - REDELIVERY_MS) return 'stale';
  await startLeg(enrolment, ports.runner);
  return 'woken';
}

/** A paused journey is looked at again so often: later than the wheel's horizon, so that a tick finds it. */
const PAUSED_FOR_MS = 20 * MINUTE_MS;

async function endWait(enrolment: Enrolment, ports: WakePorts): Promise<WakeResult> {
  const { journeyId, leg, dueAt = 0 } = enrolment;
  const life = lifeOf(journeyId, await ports.content.registry());
  const now = ports.clock.now();
  const isPaused = life.state === 'paused' || (await ports.journeys.pauseOf(journeyId)) !== undefined;
  if (isPaused && life.state !== 'ended') {
    const until = now + PAUSED_FOR_MS;
    const outcome = await ports.enrolments.postpone(enrolment, { leg, dueAt, until });
    return outcome === 'postponed' ? 'postponed' : 'stale';
  }
  const reason = endedByLife(enrolment, life) ?? (await exitCondition(enrolment, ports));
  if (reason !== undefined) {
    await ports.enrolments.exit(enrolment, { reason, endedAt: now });
    return 'exited';
  }
  return (await resume(enrolment, { due: true }, ports)) ? 'woken' : 'stale';
}

async function takeOver(enrolment: Enrolment, ports: WakePorts): Promise<WakeResult> {
  const now = ports.clock.now();
  const from = { leg: enrolment.leg, now, leaseUntil: leaseFrom(now) };
  const taken = await ports.enrolments.takeOver(enrolment, from);
  if (taken === undefined) return 'stale';
  await startLeg(taken, ports.runner);
  return 'taken-over';
}
