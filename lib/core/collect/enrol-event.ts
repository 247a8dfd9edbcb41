import * as z from 'zod';
import type { InboundEvent } from '../event/definition.ts';
import { limitBroken } from '../event/limits.ts';
import { isOwnEventId } from '../event/own-event-id.ts';
import { ENROLMENT_REQUESTED } from '../event/own-events.ts';
import { parseInboundEvent } from '../event/parse.ts';
import { type EpochMs, toIso } from '../time/instant.ts';

/** `POST /v1/enrol`: ours, and not Segment's. */
const Enrol = z.strictObject({
  userId: z.string().min(1).max(200),
  journey: z.string().min(1).max(100),
  properties: z.record(z.string(), z.unknown()).default({}),
  /** The same again enters nobody twice. */
  messageId: z
    .string()
    .min(1)
    .max(200)
    .refine((id) => !isOwnEventId(id), { error: 'must not begin with "own:"' })
    .optional(),
  writeKey: z.string().optional(),
});

/** The event that asks for an enrolment. Whether the customer enters is decided where it comes in, as for all events. */
export function enrolEvent(
  value: unknown,
  { receivedAt, freshId }: { readonly receivedAt: EpochMs; readonly freshId: () => string },
): { readonly event: InboundEvent } | { readonly wrong: string } {
  const broken = limitBroken(value);
  if (broken !== undefined) return { wrong: `the request ${broken}` };
  const asked = Enrol.safeParse(value);
  if (!asked.success) {
    return {
      wrong: asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    };
  }
  const { userId, journey, properties, messageId = freshId() } = asked.data;
  const parsed = parseInboundEvent({
    messageId,
    event: ENROLMENT_REQUESTED,
    customerId: userId,
    timestamp: toIso(receivedAt),
    properties: { ...properties, journey },
  });
  return parsed.ok ? { event: parsed.event } : { wrong: parsed.reason };
}
