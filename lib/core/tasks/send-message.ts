import { legOver } from '../enrolment/current-leg.ts';
import { ProviderThrottledError, StoreBusyError } from '../errors.ts';
import type { Channel } from '../channel/definition.ts';
import { type Prepared, type PreparePorts, prepareSend, type Sendable } from '../message/prepare-send.ts';
import type { Send } from '../message/send.ts';
import type { SendAnswer, Sender, SendStore } from '../ports.ts';
import { unreachable } from '../unreachable.ts';
import type { SendMessageInput } from './input.ts';

export type SendMessagePorts = PreparePorts & {
  readonly sends: Pick<SendStore, 'send' | 'claim' | 'skip' | 'recordAccepted' | 'recordRefused'>;
  readonly sender: Sender;
};

export type SendResult = Pick<Send, 'sendId' | 'status' | 'channel' | 'reason'>;

/** How often consent or suppression may change under our hands before the state machine tries again. */
const ATTEMPTS = 3;

/**
 * Sends one message, at most once for (enrolment, step, visit): prepare, claim, call the provider once, record
 * (design §6). A send that cannot be made is SKIPPED or FAILED with its reason, and the journey goes on.
 * @throws LegOverError · ProviderThrottledError (nothing was accepted) · StoreBusyError
 */
export async function sendMessage(input: SendMessageInput, ports: SendMessagePorts): Promise<SendResult> {
  const suppressed: Channel[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const prepared = await prepareSend(input, suppressed, ports);
    const claimed = await claim(prepared, input, ports);
    switch (claimed) {
      case 'claimed':
        return 'rendered' in prepared ? callOnce(prepared, ports) : resultOf(prepared.send);
      case 'skipped':
        return resultOf(prepared.send);
      case 'exists':
        return storedResult(prepared.send.sendId, ports);
      case 'leg-over':
        throw legOver(input.run);
      case 'suppressed':
        if (prepared.send.channel !== undefined) suppressed.push(prepared.send.channel);
        break;
      case 'consent-changed':
        break;
      default:
        unreachable(claimed);
    }
  }
  throw new StoreBusyError(`consent of ${input.run.customerId} changed ${ATTEMPTS} times while sending`);
}

async function claim(prepared: Prepared, { run }: SendMessageInput, { sends }: SendMessagePorts) {
  return 'rendered' in prepared ? sends.claim(prepared.send, run, prepared) : sends.skip(prepared.send, run);
}

async function callOnce(prepared: Sendable, ports: SendMessagePorts): Promise<SendResult> {
  const { send } = prepared;
  const answer = await call(prepared, ports.sender);
  switch (answer.outcome) {
    case 'accepted': {
      const { providerMessageId } = answer;
      await ports.sends.recordAccepted(send.sendId, { providerMessageId, at: ports.clock.now() });
      return resultOf({ ...send, status: 'SENT' });
    }
    case 'refused-for-now':
      await ports.sends.recordRefused(send.sendId, { status: 'READY', reason: answer.code });
      throw new ProviderThrottledError(`${send.sendId}: ${answer.code}`);
    case 'refused':
      await ports.sends.recordRefused(send.sendId, { status: 'FAILED', reason: answer.code });
      return resultOf({ ...send, status: 'FAILED', reason: answer.code });
    case 'ambiguous': // perhaps accepted: stays SENDING until the provider's events tell
      return resultOf(send);
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

/** Decided before, by an earlier try or by one in doubt: never a second call. */
async function storedResult(sendId: string, ports: SendMessagePorts): Promise<SendResult> {
  const send = await ports.sends.send(sendId);
  if (send === undefined) throw new StoreBusyError(`send ${sendId} is claimed but not there`);
  return resultOf(send);
}

function resultOf({ sendId, status, channel, reason }: Send): SendResult {
  return {
    sendId,
    status,
    ...(channel === undefined ? {} : { channel }),
    ...(reason === undefined ? {} : { reason }),
  };
}
