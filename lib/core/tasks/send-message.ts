import { legOver } from '../enrolment/current-leg.ts';
import { StoreBusyError } from '../errors.ts';
import { creditText } from '../experiment/message-outcome.ts';
import { type Attempt, type AttemptPorts, attemptSend } from '../message/attempt-send.ts';
import { HELD, type Send } from '../message/send.ts';
import { ordersOf, type SendOrder } from '../message/send-order.ts';
import type { SendStore, WakeQueue } from '../ports.ts';
import { HORIZON_MS } from '../time/wheel.ts';
import type { SendMessageInput } from './input.ts';
import type { RecordOutcomePorts } from './record-outcome.ts';

export type SendMessagePorts = AttemptPorts &
  RecordOutcomePorts & {
    readonly sends: Pick<SendStore, 'hold'>;
    readonly wakeQueue: WakeQueue;
  };

export type SendResult = Pick<Send, 'sendId' | 'status' | 'channel' | 'reason'>;
/** `held`: the enrolment is parked at this step until the message may go, and the leg is over. */
export type SendStepResult = {
  readonly outcome: 'done' | typeof HELD;
  readonly sends: readonly SendResult[];
};

/**
 * Sends the message of a step, at most once for (enrolment, step, visit); for `both`, one by each channel. A send that
 * cannot be made is SKIPPED or FAILED with its reason, and the journey goes on; one that must wait holds the enrolment.
 * @throws LegOverError · StoreBusyError
 */
export async function sendMessage(input: SendMessageInput, ports: SendMessagePorts): Promise<SendStepResult> {
  const orders = ordersOf(input);
  const results: SendResult[] = [];
  const waits: Wait[] = [];
  for (const [index, order] of orders.entries()) {
    const stepSends = orders.slice(0, index + 1).map(({ sendId }) => sendId);
    const attempt = await attemptSend(order, { run: input.run, stepSends }, ports);
    if ('wait' in attempt) waits.push(attempt.wait);
    else results.push(await resultOf(attempt, { order, input }, ports));
  }
  // Of two that wait, the sooner one holds the enrolment; the step then looks at both again.
  const [wait] = waits.toSorted((one, other) => one.dueAt - other.dueAt);
  if (wait === undefined) return { outcome: 'done', sends: results };
  await hold(wait, input, ports);
  return { outcome: HELD, sends: [...results, shortOf(wait.send)] };
}

type Wait = Extract<Attempt, { wait: unknown }>['wait'];

async function hold({ send, dueAt, owner }: Wait, input: SendMessageInput, ports: SendMessagePorts) {
  const { run, step } = input;
  const { sendId, reason = 'waits', priority, purpose, channel } = send;
  const held = { sendId, reason, priority, purpose, ...(channel !== undefined && { channel }) };
  const outcome = await ports.sends.hold(send, run, { dueAt, held, onDue: step.id, owner });
  if (outcome === 'leg-over') throw legOver(run);
  if (outcome === 'exists') throw new StoreBusyError(`send ${sendId} was claimed while it was put to wait`);
  const { customerId, enrolmentId, leg } = run;
  const now = ports.clock.now();
  if (dueAt <= now + HORIZON_MS) await ports.wakeQueue.wakeAt([{ customerId, enrolmentId, leg, dueAt }], now);
}

async function resultOf(
  attempt: Exclude<Attempt, { wait: unknown }>,
  { order, input }: { order: SendOrder; input: SendMessageInput },
  ports: SendMessagePorts,
): Promise<SendResult> {
  if ('send' in attempt) return counted(attempt.send, ports);
  if ('inDoubt' in attempt) return shortOf(attempt.inDoubt);
  if (attempt.refused === 'leg-over') throw legOver(input.run);
  // Decided before, by an earlier try or by one in doubt: never a second call.
  const known = await ports.sends.send(order.sendId);
  if (known === undefined) throw new StoreBusyError(`send ${order.sendId} is claimed but not there`);
  return counted(known, ports);
}

/** Also when it was made by an earlier try, which may have died before it counted. */
async function counted(send: Send, ports: SendMessagePorts): Promise<SendResult> {
  await creditText(send, ports.clock.now(), ports);
  return shortOf(send);
}

function shortOf({ sendId, status, channel, reason }: Send): SendResult {
  return {
    sendId,
    status,
    ...(channel === undefined ? {} : { channel }),
    ...(reason === undefined ? {} : { reason }),
  };
}
