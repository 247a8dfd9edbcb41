import { type ResumePorts, resume } from '../enrolment/resume.ts';
import { messageEventId } from '../enrolment/waiting.ts';
import type { DeliveryEvent } from '../event/delivery.ts';
import type { Send } from '../message/send.ts';
import type { EnrolmentStore, SendStore, SuppressionStore } from '../ports.ts';
import { type RecordOutcomePorts, recordOutcome } from './record-outcome.ts';

export type RecordDeliveryPorts = ResumePorts &
  RecordOutcomePorts & {
    readonly enrolments: Pick<EnrolmentStore, 'enrolment' | 'wake'>;
    readonly sends: Pick<SendStore, 'recordEvidence'>;
    readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  };

export type RecordDeliveryResult = 'recorded' | 'by-machine' | 'unknown-send';

/**
 * What became of a message: evidence for its send, suppression after a hard bounce or a complaint, a click for the
 * experiment, the end of a wait for it. Every part may be repeated, so that a retry finishes the job.
 */
export async function recordDelivery(
  event: DeliveryEvent,
  ports: RecordDeliveryPorts,
): Promise<RecordDeliveryResult> {
  if (event.byMachine && (event.kind === 'opened' || event.kind === 'clicked')) return 'by-machine';
  await suppressIfLost(event, ports);
  const recorded = await ports.sends.recordEvidence(event.sendId, event);
  if (recorded === undefined) return 'unknown-send';
  await tellEnrolment(recorded.send, event, ports);
  return 'recorded';
}

/** Before all else: no further message may be claimed for an address that is gone, or whose owner complained. */
async function suppressIfLost(event: DeliveryEvent, ports: RecordDeliveryPorts): Promise<void> {
  const { kind, channel, address, at, permanent } = event;
  if (address === undefined) return;
  if (kind === 'complained') await ports.suppressions.suppress({ channel, address, reason: 'complaint', at });
  if (kind === 'bounced' && permanent)
    await ports.suppressions.suppress({ channel, address, reason: 'hard-bounce', at });
}

async function tellEnrolment(
  send: Send,
  { kind, at }: DeliveryEvent,
  ports: RecordDeliveryPorts,
): Promise<void> {
  const eventId = messageEventId({ sendId: send.sendId, was: kind });
  if (kind === 'clicked')
    await recordOutcome({ of: send, eventId, metric: 'clicked', valueMinor: 0, at }, ports);
  const enrolment = await ports.enrolments.enrolment(send);
  const waitingFor = enrolment?.waiting?.for;
  const awaited =
    waitingFor !== undefined &&
    'sendId' in waitingFor &&
    waitingFor.sendId === send.sendId &&
    waitingFor.was === kind;
  if (enrolment?.status === 'PARKED' && awaited) await resume(enrolment, { eventId }, ports);
}
