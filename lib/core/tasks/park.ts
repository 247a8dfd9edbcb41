import { legOver } from '../enrolment/current-leg.ts';
import type { Enrolment, WaitingFor } from '../enrolment/definition.ts';
import { type ResumePorts, resume } from '../enrolment/resume.ts';
import { endedWait } from '../enrolment/waiting.ts';
import type { Wait, WaitFor } from '../journey/definition.ts';
import type {
  Clock,
  Content,
  CustomerRecord,
  CustomerStore,
  EnrolmentStore,
  SendStore,
  WakeQueue,
} from '../ports.ts';
import { addDuration } from '../time/duration.ts';
import { type EpochMs, fromIso } from '../time/instant.ts';
import { nextLocalTime } from '../time/next-local-time.ts';
import { HORIZON_MS } from '../time/wheel.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { ParkInput } from './input.ts';

export type ParkPorts = ResumePorts & {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'eventsNamed'>;
  readonly enrolments: Pick<EnrolmentStore, 'park'>;
  readonly sends: Pick<SendStore, 'send'>;
  readonly content: Pick<Content, 'registry' | 'triggers'>;
  readonly wakeQueue: WakeQueue;
};

/**
 * Parks the enrolment until a moment, an event, or whichever comes first; the leg ends here. Parking comes first and
 * looking at what has happened since the leg began second, while ingest writes the event first and looks for parked
 * rows second: one of the two always sees the other. @throws LegOverError
 */
export async function park(input: ParkInput, ports: ParkPorts): Promise<void> {
  const { run, step } = input;
  const record = await ports.customers.customer(run.customerId);
  const parked = await parkRow(input, record, ports);
  const { customerId, enrolmentId, leg, dueAt } = parked;
  const now = ports.clock.now();
  if (dueAt <= now + HORIZON_MS) await ports.wakeQueue.wakeAt([{ customerId, enrolmentId, leg, dueAt }], now);
  const eventId = 'waitFor' in step ? await endedWait(parked, ports) : undefined;
  if (eventId !== undefined) await resume(parked, { eventId }, ports);
}

type Parked = Enrolment & { dueAt: EpochMs };

async function parkRow(input: ParkInput, record: CustomerRecord, ports: ParkPorts): Promise<Parked> {
  const { run, step } = input;
  const enrolment = record.enrolments.find((one) => one.enrolmentId === run.enrolmentId);
  if (enrolment === undefined || enrolment.leg !== run.leg) throw legOver(run);
  // A first try may have parked the row and died before it looked for what happened meanwhile: go on from there.
  if (enrolment.status === 'PARKED' && enrolment.at === step.id) return withDue(enrolment);
  if (enrolment.status !== 'RUNNING') throw legOver(run);

  const { settings } = await ports.content.registry();
  const zone = zoneOf(record.profile, settings);
  const now = ports.clock.now();
  const dueAt = Math.max(
    now,
    'wait' in step ? endOf(step.wait, now, zone) : addDuration(now, step.waitFor.for, zone),
  );
  const waitingFor = 'waitFor' in step ? await whatFor(input, step.waitFor, enrolment, ports) : undefined;
  const waiting = {
    since: enrolment.visitBegan,
    onDue: step.onDue,
    ...('onEvent' in step ? { onEvent: step.onEvent } : {}),
    ...(waitingFor === undefined ? {} : { for: waitingFor }),
  };
  const outcome = await ports.enrolments.park(run, { at: step.id, dueAt, waiting });
  if (outcome === 'leg-over') throw legOver(run);
  return { ...enrolment, status: 'PARKED', at: step.id, dueAt, waiting };
}

function withDue(enrolment: Enrolment): Parked {
  const { dueAt } = enrolment;
  if (dueAt === undefined) throw new TypeError(`enrolment ${enrolment.enrolmentId} has no dueAt`);
  return { ...enrolment, dueAt };
}

function endOf(wait: Wait, now: EpochMs, zone: string): EpochMs {
  if ('for' in wait) return addDuration(now, wait.for, zone);
  if ('until' in wait) return fromIso(wait.until);
  return nextLocalTime({
    after: now,
    time: wait.untilLocal,
    zone,
    ...(wait.on === undefined ? {} : { on: wait.on }),
  });
}

/** Nothing to wait for when the send step never sent: then only time ends the wait. */
async function whatFor(
  { journey }: ParkInput,
  waitFor: WaitFor,
  enrolment: Enrolment,
  ports: ParkPorts,
): Promise<WaitingFor | undefined> {
  if ('message' in waitFor) {
    const sendIds = enrolment.sends[waitFor.message];
    return sendIds === undefined ? undefined : { sendIds, was: waitFor.was };
  }
  const { event, where, sameKey } = waitFor;
  const { entry } = await ports.content.triggers(journey.id, journey.version);
  const key =
    sameKey === true && entry.key !== undefined && enrolment.key !== undefined
      ? { property: entry.key, value: enrolment.key }
      : undefined;
  return { event, ...(where === undefined ? {} : { where }), ...(key === undefined ? {} : { key }) };
}
