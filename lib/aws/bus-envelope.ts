import * as z from 'zod';
import { InvalidInputError } from '../core/errors.ts';
import type { InboundEvent } from '../core/event/definition.ts';
import { parseInboundEvent } from '../core/event/parse.ts';

/** What an EventBridge rule hands to its target: {@link https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html}. */
const Envelope = z.object({
  id: z.string(),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
type Envelope = z.infer<typeof Envelope>;

/** @throws InvalidInputError when it is no event of a bus */
export function readEnvelope(value: unknown): Envelope {
  const result = Envelope.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidInputError('not an event from an event bus: id, detail-type, time and detail are needed');
}

/**
 * The event that another system put on our bus. What its detail leaves out is taken from the envelope: the name from
 * detail-type, the id and the time of arrival from the bus.
 * @throws InvalidInputError with every fault of the detail in words
 */
export function inboundEventFrom(value: unknown): InboundEvent {
  const envelope = readEnvelope(value);
  const parsed = parseInboundEvent({
    messageId: envelope.id,
    event: envelope['detail-type'],
    timestamp: envelope.time,
    ...envelope.detail,
  });
  if (parsed.ok) return parsed.event;
  throw new InvalidInputError(parsed.reason);
}
