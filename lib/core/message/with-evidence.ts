import type { MessageEvent } from '../event/definition.ts';
import type { Send } from './send.ts';

/**
 * A send of which something was heard: it has gone out, so it waits for nothing any more. The first word of each kind is
 * kept, and so is the claim's owner, who may still have the provider's answer to add.
 */
export function withEvidence(
  send: Send,
  evidence: { readonly kind: MessageEvent; readonly at: number; readonly providerMessageId: string },
): Send {
  const { reason: _reason, leaseUntil: _lease, dueAt: _due, turnAt: _turn, ...sent } = send;
  return {
    ...sent,
    status: 'SENT',
    providerMessageId: send.providerMessageId ?? evidence.providerMessageId,
    evidence: { [evidence.kind]: evidence.at, ...send.evidence },
  };
}
