import { type WatchJourneyPorts, watchJourney } from '../breaker/watch-journey.ts';
import type { Enrolment } from '../enrolment/definition.ts';
import { findEnrolment } from '../enrolment/find-enrolment.ts';
import { type ResumePorts, resume } from '../enrolment/resume.ts';
import { messageEventId } from '../enrolment/waiting.ts';
import type { DeliveryEvent } from '../event/delivery.ts';
import { creditMessageEvent } from '../experiment/message-outcome.ts';
import type { Send } from '../message/send.ts';
import { inPlaceOf } from '../message/send-order.ts';
import type {
  CustomerStore,
  EnrolmentStore,
  ReviewQueue,
  SendQueue,
  SendStore,
  SuppressionReason,
  SuppressionStore,
} from '../ports.ts';
import type { RecordOutcomePorts } from './record-outcome.ts';

export type RecordDeliveryPorts = ResumePorts &
  RecordOutcomePorts &
  WatchJourneyPorts & {
    readonly customers: Pick<CustomerStore, 'customer' | 'noteResponse'>;
    readonly enrolments: Pick<EnrolmentStore, 'enrolment' | 'wake'>;
    readonly sends: Pick<SendStore, 'recordEvidence' | 'follow'>;
    readonly suppressions: Pick<SuppressionStore, 'suppress' | 'noteSoftBounce'>;
    readonly sendQueue: SendQueue;
    readonly reviewQueue: ReviewQueue;
  };

export type RecordDeliveryResult = 'recorded' | 'by-machine' | 'unknown-send';

/**
 * What became of a message: evidence for its send, suppression after a hard bounce or a complaint, a click for the
 * experiment, another channel in place of what was lost, the end of a wait for it. Every part may be repeated, so that a
 * retry finishes the job.
 */
export async function recordDelivery(
  event: DeliveryEvent,
  ports: RecordDeliveryPorts,
): Promise<RecordDeliveryResult> {
  if (event.byMachine && (event.kind === 'opened' || event.kind === 'clicked')) return 'by-machine';
  await suppressIfLost(event, ports);
  const recorded = await ports.sends.recordEvidence(event.sendId, event);
  if (recorded === undefined) return 'unknown-send';
  const { send, first } = recorded;
  await creditMessageEvent(send, event, ports);
  const was = event.kind;
  const enrolment = await findEnrolment(send, ports);
  const { customerId } = enrolment ?? send;
  if (was === 'opened' || was === 'clicked')
    await noteResponse(send, { event, first, was, customerId }, ports);
  if (event.kind === 'bounced') await sendAnotherWay(send, ports);
  if (lowersHealth(event) && send.purpose === 'marketing')
    await watchJourney(send.journeyId, { kind: event.kind, now: ports.clock.now() }, ports);
  if (enrolment !== undefined) await tellEnrolment(enrolment, { send, kind: event.kind }, ports);
  return 'recorded';
}

/** A mailbox that was full five times in a fortnight is not read. */
const SOFT_BOUNCES = 5;
const FORTNIGHT_MS = 14 * 24 * 60 * 60_000;

/** Before all else: no further message may be claimed for an address that is gone, or whose owner complained. */
async function suppressIfLost(event: DeliveryEvent, ports: RecordDeliveryPorts): Promise<void> {
  const { channel, address, at } = event;
  const reason = address === undefined ? undefined : await reasonToSuppress(event, address, ports);
  if (address !== undefined && reason !== undefined)
    await ports.suppressions.suppress({ channel, address, reason, at });
}

async function reasonToSuppress(
  { kind, channel, sendId, at, permanent }: DeliveryEvent,
  address: string,
  { suppressions }: RecordDeliveryPorts,
): Promise<SuppressionReason | undefined> {
  if (kind === 'complained') return 'complaint';
  if (kind !== 'bounced') return undefined;
  if (permanent) return 'hard-bounce';
  const since = at - FORTNIGHT_MS;
  const count = await suppressions.noteSoftBounce({ channel, address, sendId, at, since });
  return count >= SOFT_BOUNCES ? 'soft-bounces' : undefined;
}

function lowersHealth(
  event: DeliveryEvent,
): event is DeliveryEvent & { readonly kind: 'bounced' | 'complained' } {
  return event.kind === 'complained' || (event.kind === 'bounced' && event.permanent);
}

/** For what is known of how the customer responds. */
async function noteResponse(
  send: Send,
  of: { event: DeliveryEvent; first: boolean; was: 'opened' | 'clicked'; customerId: string },
  ports: RecordDeliveryPorts,
): Promise<void> {
  const { event, first, was, customerId } = of;
  const { sendId } = send;
  if (!first || send.purpose !== 'marketing') return;
  await ports.customers.noteResponse(customerId, { sendId, channel: event.channel, was });
  const now = ports.clock.now();
  await ports.reviewQueue.reviewAt([{ customerId, dueAt: now }], now);
}

/** `["email", "sms"]`: the mail bounced, so the text goes out. */
async function sendAnotherWay(lost: Send, ports: RecordDeliveryPorts): Promise<void> {
  const now = ports.clock.now();
  const next = inPlaceOf(lost, now);
  if (next === undefined) return;
  await ports.sends.follow(next);
  await ports.sendQueue.settleAt([{ sendId: next.sendId, dueAt: now }], now);
}

async function tellEnrolment(
  enrolment: Enrolment,
  { send, kind }: { send: Send; kind: DeliveryEvent['kind'] },
  ports: RecordDeliveryPorts,
): Promise<void> {
  if (enrolment.status !== 'PARKED' || !awaits(enrolment, send, kind)) return;
  const eventId = messageEventId({ sendId: send.sendId, was: kind });
  await resume(enrolment, { eventId }, ports);
}

/** The wait names the messages that the step had sent by then; one sent in place of them since counts as well. */
function awaits(enrolment: Enrolment, send: Send, kind: DeliveryEvent['kind']): boolean {
  const waitingFor = enrolment.waiting?.for;
  if (waitingFor === undefined || !('sendIds' in waitingFor) || waitingFor.was !== kind) return false;
  const ofStep = enrolment.sends[send.stepId] ?? [];
  const together = new Set([...ofStep, send.sendId]);
  return ofStep.includes(send.sendId) && waitingFor.sendIds.some((sendId) => together.has(sendId));
}
