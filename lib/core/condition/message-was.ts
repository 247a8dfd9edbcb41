import type { MessageEvent } from '../event/definition.ts';
import type { Send } from '../message/send.ts';

/** Did this happen to one of a step's messages? `sent` holds as soon as the provider has accepted it. */
export function wasMessage(sends: readonly Send[], was: MessageEvent): boolean {
  return sends.some((send) => send.evidence[was] !== undefined || (was === 'sent' && send.status === 'SENT'));
}
