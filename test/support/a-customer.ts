import type { InboundEvent } from '../../lib/core/event/definition.ts';
import type { Json, JsonObject } from '../../lib/core/json.ts';

/** What a customer does and when, by the clock in Seoul: `mina('Signed Up', '2026-03-02 09:00')`. */
export type Does = (event: string, at: string, about?: JsonObject) => InboundEvent;

/** A customer in Seoul who reads e-mail and agreed to it and to the counting of clicks, unless told otherwise. */
export function aCustomer(
  id: string,
  {
    traits = {},
    consent = { email: { topics: {}, basis: 'express', status: 'granted', tracking: 'granted' } },
  }: { traits?: Readonly<Record<string, Json>>; consent?: InboundEvent['consent'] } = {},
): Does {
  return (event, at, about = {}) => ({
    messageId: `${id} ${event} ${at}`,
    event,
    customerId: id,
    timestamp: `${at.replace(' ', 'T')}:00+09:00`,
    properties: about,
    traits: { firstName: 'Mina', email: `${id}@mail.example`, locale: 'en', zone: 'Asia/Seoul', ...traits },
    consent,
    hop: 0,
  });
}
