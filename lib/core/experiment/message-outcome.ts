import { messageEventId } from '../enrolment/waiting.ts';
import type { MessageEvent } from '../event/definition.ts';
import type { DeliveryEvent } from '../event/delivery.ts';
import type { Send } from '../message/send.ts';
import { type RecordOutcomePorts, recordOutcome } from '../tasks/record-outcome.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Metric } from './totals.ts';

/** What a message's events count for. Opens count for nothing, and a bounce only when the address is gone. */
const METRIC_OF: Readonly<Partial<Record<MessageEvent, Metric>>> = {
  sent: 'exposed',
  clicked: 'clicked',
  complained: 'complained',
  bounced: 'bounced',
};

export async function creditMessageEvent(
  send: Send,
  { kind, at, permanent }: Pick<DeliveryEvent, 'kind' | 'at' | 'permanent'>,
  ports: RecordOutcomePorts,
): Promise<void> {
  const metric = METRIC_OF[kind];
  if (metric === undefined || (kind === 'bounced' && !permanent)) return;
  const eventId = messageEventId({ sendId: send.sendId, was: kind });
  await recordOutcome({ of: send, eventId, metric, at }, ports);
}

/** The provider tells of each mail that it took; of texts nothing comes but its answer. */
export async function creditText(send: Send, at: EpochMs, ports: RecordOutcomePorts): Promise<void> {
  if (send.status !== 'SENT' || send.channel !== 'sms') return;
  await creditMessageEvent(send, { kind: 'sent', at, permanent: false }, ports);
}
