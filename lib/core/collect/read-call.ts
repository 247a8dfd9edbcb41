import type { InboundEvent } from '../event/definition.ts';
import { limitBroken } from '../event/limits.ts';
import type { Aside } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import { Call, type CallType } from './call.ts';
import { callEvent } from './call-event.ts';
import { grantsConsent } from './grants-consent.ts';
import { MAX_CALL_BYTES } from './request.ts';

/** What all calls of a request have in common. */
export type Delivery = {
  /** What the path says that it is, where there is one call. */
  readonly type: CallType | undefined;
  readonly sentAt: unknown;
  readonly receivedAt: EpochMs;
  /** The key may stand in a web page. */
  readonly isPublic: boolean;
  readonly freshId: () => string;
};

/** The event that a call tells of; or the call as it is to be set aside, with what is wrong with it. */
export function readCall(
  value: unknown,
  delivery: Delivery,
): { readonly event: InboundEvent } | { readonly aside: Aside } {
  const { type, receivedAt, freshId, isPublic } = delivery;
  const aside = (detail: string, { reason = 'invalid-call', keep = true } = {}) => ({
    aside: {
      id: textIn(value, 'messageId') ?? freshId(),
      at: receivedAt,
      name: textIn(value, 'event') ?? textIn(value, 'type') ?? type ?? 'unknown',
      reason,
      detail,
      ...(keep && { event: value }),
    },
  });
  const tooMuch = excessOf(value);
  // What is too large or too deep for us is so for the table, too.
  if (tooMuch !== undefined) return aside(`the call ${tooMuch}`, { keep: false });
  const call = Call.safeParse(completed(value, delivery));
  if (!call.success) return aside(call.error.issues.map(inWords).join('; '));
  const read = callEvent({ ...call.data, messageId: call.data.messageId ?? freshId() }, receivedAt);
  if (!read.ok) return aside(read.detail, { reason: read.reason });
  if (isPublic && grantsConsent(read.event.consent)) {
    return aside('a public write key cannot say that advertising is welcome');
  }
  return { event: read.event };
}

function excessOf(value: unknown): string | undefined {
  const broken = limitBroken(value); // depth first, for making JSON of it recurses
  if (broken !== undefined) return broken;
  const text = JSON.stringify(value);
  const isTooLong = text.length > MAX_CALL_BYTES || new TextEncoder().encode(text).length > MAX_CALL_BYTES;
  return isTooLong ? `is larger than ${MAX_CALL_BYTES / 1024} KB` : undefined;
}

/** With what the path and the request around it say. */
function completed(value: unknown, { type, sentAt }: Delivery): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return { ...(typeof sentAt === 'string' && { sentAt }), ...value, ...(type !== undefined && { type }) };
}

function textIn(value: unknown, key: string): string | undefined {
  const text: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? Reflect.get(value, key)
      : undefined;
  return typeof text === 'string' && text.length > 0 && text.length <= 120 ? text : undefined;
}

function inWords(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${issue.path.length === 0 ? 'the call' : issue.path.join('.')}: ${issue.message}`;
}
