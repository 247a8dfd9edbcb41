import { creditText } from '../experiment/message-outcome.ts';
import { type Attempt, type AttemptPorts, attemptSend } from '../message/attempt-send.ts';
import type { Send } from '../message/send.ts';
import { orderOf } from '../message/send-order.ts';
import type { DueSend, SendQueue, SendStore } from '../ports.ts';
import { HORIZON_MS } from '../time/wheel.ts';
import type { RecordOutcomePorts } from './record-outcome.ts';

export type SettleSendPorts = AttemptPorts &
  RecordOutcomePorts & {
    readonly sends: Pick<SendStore, 'holdDetached' | 'giveUp'>;
    readonly sendQueue: SendQueue;
  };

export type SettleSendResult = 'early' | 'settled' | 'given-up' | 'sent-again' | 'held';

/** A message that answers what the customer did is worth a second copy, where the first left no trace; advertising is not. */
const COPIES = { marketing: 1, transactional: 2 } as const;

/**
 * A send that no leg looks after has fallen due: one in doubt, of which no evidence has come, is given up or sent once
 * more; one that a person reopened, or that goes out in place of a lost one, is sent. Whatever else became of it since it
 * was handed over makes this do nothing. @throws StoreBusyError
 */
export async function settleSend(due: DueSend, ports: SettleSendPorts): Promise<SettleSendResult> {
  const send = await ports.sends.send(due.sendId);
  if (send?.dueAt === undefined) return 'settled';
  const now = ports.clock.now();
  if (send.dueAt > now) {
    await ports.sendQueue.settleAt([{ sendId: send.sendId, dueAt: send.dueAt }], now);
    return 'early';
  }
  if (send.status === 'SENDING') {
    if (send.copies >= COPIES[send.purpose]) {
      const { copies } = send;
      await ports.sends.giveUp(send.sendId, { copies, reason: 'no-evidence' });
      return 'given-up';
    }
    return again(send, 'SENDING', ports);
  }
  return send.status === 'READY' ? again(send, 'READY', ports) : 'settled';
}

async function again(
  send: Send,
  status: 'SENDING' | 'READY',
  ports: SettleSendPorts,
): Promise<SettleSendResult> {
  const attempt = await attemptSend(orderOf(send), { again: { status, copies: send.copies } }, ports);
  if ('refused' in attempt) return 'settled';
  if ('inDoubt' in attempt) {
    const { copies, reason = 'no-evidence' } = attempt.inDoubt;
    await ports.sends.giveUp(send.sendId, { copies, reason });
    return 'given-up';
  }
  if ('send' in attempt) {
    await creditText(attempt.send, ports.clock.now(), ports);
    return 'sent-again';
  }
  // In doubt until now: its lease is over, so whoever claimed it calls nobody any more, and the claim passes to us.
  const { owner = status === 'SENDING' ? send.owner : undefined } = attempt.wait;
  return hold({ ...attempt.wait, owner }, ports);
}

async function hold(
  { send, dueAt, owner }: Extract<Attempt, { wait: unknown }>['wait'],
  ports: SettleSendPorts,
): Promise<SettleSendResult> {
  const outcome = await ports.sends.holdDetached({ ...send, detached: true, dueAt }, { dueAt, owner });
  if (outcome === 'exists') return 'settled';
  const now = ports.clock.now();
  if (dueAt <= now + HORIZON_MS) await ports.sendQueue.settleAt([{ sendId: send.sendId, dueAt }], now);
  return 'held';
}
