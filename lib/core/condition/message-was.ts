import type { MessageEvent } from '../event/definition.ts';
import type { Send } from '../message/send.ts';

/** Did this happen to the message? `sent` holds as soon as the provider has accepted it. */
export function wasMessage(send: Send | undefined, was: MessageEvent): boolean {
  if (send === undefined) return false;
  return send.evidence[was] !== undefined || (was === 'sent' && send.status === 'SENT');
}
