import { CLOSED_FOR_MS } from '../pace/closures.ts';
import type { Clock, PaceStore, SendAnswer, Sender, SendStore } from '../ports.ts';
import { unreachable } from '../unreachable.ts';
import type { Sendable } from './prepare-send.ts';

export type DeliverPorts = {
  readonly clock: Clock;
  readonly sends: Pick<SendStore, 'recordAccepted' | 'recordRefused'>;
  readonly pace: Pick<PaceStore, 'close'>;
  readonly sender: Sender;
};

export type Delivered =
  | { readonly status: 'SENT' | 'SENDING' }
  | { readonly status: 'FAILED'; readonly reason: string }
  /** Not taken, and not gone out: it may wait and be claimed again. */
  | { readonly status: 'READY'; readonly reason: string };

/** What was decided about a moment holds for so long; after it, hours and consent are looked at again. */
const FRESH_FOR_MS = 60_000;

/**
 * The second half of a send, for whoever has claimed it: calls the provider once and records what it said. A second call
 * is never made here, whatever the answer (design §6).
 */
export async function deliver(claimed: Sendable, owner: string, ports: DeliverPorts): Promise<Delivered> {
  const { send } = claimed;
  const now = ports.clock.now();
  if (now > send.createdAt + FRESH_FOR_MS) return { status: 'READY', reason: 'prepared-too-long-ago' };
  const answer = await call(claimed, ports.sender);
  switch (answer.outcome) {
    case 'accepted': {
      const { providerMessageId } = answer;
      await ports.sends.recordAccepted(send.sendId, { owner, providerMessageId, at: ports.clock.now() });
      return { status: 'SENT' };
    }
    case 'refused-for-now':
      if (answer.why !== 'rate') {
        const until = now + CLOSED_FOR_MS[answer.why];
        await ports.pace.close(send.channel, { until, reason: `${answer.why}: ${answer.code}` });
      }
      return { status: 'READY', reason: answer.why };
    case 'refused':
      await ports.sends.recordRefused(send.sendId, { owner, reason: answer.code });
      return { status: 'FAILED', reason: answer.code };
    case 'ambiguous': // perhaps accepted: stays SENDING until the provider's events tell, or nobody does
      return { status: 'SENDING' };
    default:
      return unreachable(answer);
  }
}

function call({ send, address, rendered }: Sendable, sender: Sender): Promise<SendAnswer> {
  const { sendId, purpose } = send;
  return 'email' in rendered
    ? sender.email({ sendId, to: address, ...rendered.email })
    : sender.sms({ sendId, to: address, purpose, ...rendered.sms });
}
