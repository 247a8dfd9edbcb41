import { type ReviewAfterMessagePorts, reviewAfterMessage } from '../agenda/review-after-message.ts';
import type { Channel } from '../channel/definition.ts';
import { StoreBusyError } from '../errors.ts';
import { mayGo, nextTurn } from '../pace/turn.ts';
import type { ClaimRefusal, Content, Ids, PaceStore, Place, SendStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import { unreachable } from '../unreachable.ts';
import { type DeliverPorts, deliver } from './deliver.ts';
import { PAUSED_FOR_MS, type PreparePorts, prepareSend, type Sendable } from './prepare-send.ts';
import type { Send } from './send.ts';
import type { SendOrder } from './send-order.ts';

export type AttemptPorts = PreparePorts &
  DeliverPorts &
  ReviewAfterMessagePorts & {
    readonly ids: Ids;
    readonly sends: Pick<SendStore, 'send' | 'claim' | 'skip' | 'recordAccepted' | 'recordRefused'>;
    readonly pace: Pick<PaceStore, 'pace' | 'takeTurn' | 'close'>;
    readonly content: Pick<Content, 'registry' | 'message'>;
  };

/** How the attempt went: the send as it ended (or is in doubt), or why and until when it must wait. */
export type Attempt =
  | { readonly send: Send }
  | {
      readonly wait: {
        /** READY, with its reason. */
        readonly send: Send;
        readonly dueAt: EpochMs;
        /** Who holds the claim, where one was made. */
        readonly owner: string | undefined;
      };
    }
  /** No further copy can be made, and of the first one nobody knows. */
  | { readonly inDoubt: Send }
  | { readonly refused: 'leg-over' | 'exists' };

/** How often consent, contacts or suppression may change under our hands before the whole is tried again later. */
const ATTEMPTS = 5;

/**
 * One try at one message: prepare, wait for its turn, claim, call the provider once, record (design §6). What it finds
 * changed since it prepared, it prepares again. @throws StoreBusyError
 */
export async function attemptSend(order: SendOrder, place: Place, ports: AttemptPorts): Promise<Attempt> {
  const unusable = new Map<Channel, string>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const prepared = await prepareSend(order, { place, unusable }, ports);
    if ('dueAt' in prepared) {
      const known = await ports.sends.send(order.sendId);
      return isMade(known, place) ? { refused: 'exists' } : { wait: { ...prepared, owner: undefined } };
    }
    if (!('rendered' in prepared)) {
      // What may have gone out once cannot be called skipped.
      if (prepared.send.copies > 0) return { inDoubt: prepared.send };
      const skipped = await ports.sends.skip(prepared.send, place);
      return skipped === 'skipped' ? { send: prepared.send } : { refused: skipped };
    }
    const turn = await turnToWaitFor(prepared, place, ports);
    if (turn !== undefined) return waiting(prepared.send, { reason: 'waits-its-turn', turn });
    const claimed = await claim(prepared, place, ports);
    if ('owner' in claimed) return finish(claimed.sendable, claimed.owner, ports);
    const answer = whatNow(claimed.refusal, prepared, unusable, ports.clock.now());
    if (answer !== undefined) return answer;
  }
  throw new StoreBusyError(`what send ${order.sendId} relies on changed ${ATTEMPTS} times`);
}

/** A SENDING row is settled so long after its lease, with or without evidence: providers' events take minutes. */
const EVIDENCE_WITHIN_MS = 15 * 60_000;
/** A send Lambda lives 30 s; ten more, and nobody can still be calling the provider. */
const LEASE_MS = 40_000;

async function claim(
  prepared: Sendable,
  place: Place,
  ports: AttemptPorts,
): Promise<{ owner: string; sendable: Sendable } | { refusal: ClaimRefusal }> {
  const owner = ports.ids.fresh();
  const leaseUntil = ports.clock.now() + LEASE_MS;
  const { reason: _reason, turnAt: _turn, ...prior } = prepared.send;
  const send = {
    ...prior,
    copies: prior.copies + 1,
    status: 'SENDING',
    owner,
    leaseUntil,
    dueAt: leaseUntil + EVIDENCE_WITHIN_MS,
  } as const;
  const claimed = await ports.sends.claim(send, place, prepared.basis);
  return claimed === 'claimed' ? { owner, sendable: { ...prepared, send } } : { refusal: claimed };
}

async function finish(claimed: Sendable, owner: string, ports: AttemptPorts): Promise<Attempt> {
  const { send } = claimed;
  const delivered = await deliver(claimed, owner, ports);
  if (claimed.basis.contacts !== undefined) await reviewAfterMessage(send.customerId, ports);
  if (delivered.status !== 'READY') return { send: { ...send, ...delivered } };
  // Not taken after all: the copy that was claimed has not been made.
  const unclaimed = { ...send, copies: send.copies - 1 };
  if (delivered.reason === 'prepared-too-long-ago')
    return waiting(unclaimed, { reason: delivered.reason, dueAt: ports.clock.now(), owner });
  const { settings } = await ports.content.registry();
  const now = ports.clock.now();
  const pace = await ports.pace.pace(send.channel);
  const turn = await nextTurn(send.channel, { pace, settings, now }, ports);
  return waiting(unclaimed, { reason: delivered.reason, turn, owner });
}

/** The turn to wait for, while others wait or the channel is closed. One that was given before is kept. */
async function turnToWaitFor(
  { send }: Sendable,
  place: Place,
  ports: AttemptPorts,
): Promise<EpochMs | undefined> {
  const pace = await ports.pace.pace(send.channel);
  const now = ports.clock.now();
  if (mayGo(pace, { now, turnAt: undefined })) return undefined;
  const known = await ports.sends.send(send.sendId);
  if (isMade(known, place)) return undefined; // as the claim will say
  const turnAt = known?.status === 'READY' ? known.turnAt : undefined;
  if (mayGo(pace, { now, turnAt })) return undefined;
  if (turnAt !== undefined && turnAt > now) return turnAt;
  const { settings } = await ports.content.registry();
  return nextTurn(send.channel, { pace, settings, now }, ports);
}

/**
 * A step that is tried again, or that looks at both of its messages again, finds some of them made: those wait for nothing.
 * One that a person reopened meanwhile is looked after without the leg.
 */
function isMade(known: Send | undefined, place: Place): boolean {
  return 'run' in place && known !== undefined && (known.status !== 'READY' || known.detached);
}

/** What a refused claim means. Undefined: prepare again. */
function whatNow(
  refusal: ClaimRefusal,
  { send }: Sendable,
  unusable: Map<Channel, string>,
  now: EpochMs,
): Attempt | undefined {
  switch (refusal) {
    case 'leg-over':
    case 'exists':
      return { refused: refusal };
    case 'journey-paused':
      return waiting(send, { reason: refusal, dueAt: now + PAUSED_FOR_MS });
    case 'suppressed':
    case 'address-served':
      unusable.set(send.channel, refusal);
      return undefined;
    case 'consent-changed':
    case 'contacts-changed':
      return undefined;
    default:
      return unreachable(refusal);
  }
}

function waiting(
  send: Send,
  why: { readonly reason: string; readonly owner?: string } & (
    | { readonly dueAt: EpochMs }
    | { readonly turn: EpochMs }
  ),
): Attempt {
  const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...row } = send;
  const turn = 'turn' in why ? { turnAt: why.turn } : {};
  const ready: Send = { ...row, status: 'READY', reason: why.reason, ...turn };
  return {
    wait: { send: ready, dueAt: 'turn' in why ? why.turn : why.dueAt, owner: why.owner },
  };
}
