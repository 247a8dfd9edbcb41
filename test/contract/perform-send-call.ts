import type { Send } from '../../lib/core/message/send.ts';
import type { ClaimBasis, Place } from '../../lib/core/ports.ts';
import { unreachable } from '../../lib/core/unreachable.ts';
import { allOf } from './all-of.ts';
import { aSend, HOUR, NOON, runOf, someContacts } from './fixtures.ts';
import { subjectOf } from './perform-call.ts';
import type { SendCall } from './random-send-calls.ts';
import type { Stores } from './stores.ts';

const JOURNEY = 'onboarding';

/** Makes a call and gives its answer, with the send as it then is. */
export async function performSendCall(call: SendCall, stores: Stores): Promise<unknown> {
  const subject = await runningSubject(call, stores);
  const sendId = await sendOf(call, subject, stores);
  const row = await stores.sends.send(sendId);
  const answer = await ask(call, { ...subject, sendId, row }, stores);
  return { answer, row: await stores.sends.send(sendId) };
}

type Subject = Awaited<ReturnType<typeof subjectOf>>;

/** Mostly an enrolment that runs, for nothing else sends. */
async function runningSubject(call: SendCall, stores: Stores): Promise<Subject> {
  const subject = await subjectOf(call, stores);
  const enrolment = subject.record.enrolments.findLast((one) => one.status === 'RUNNING');
  if (enrolment === undefined) return subject;
  const run = (legOff: number) => ({ ...runOf(enrolment), leg: enrolment.leg + legOff });
  return { ...subject, enrolment, run };
}

/** A first claim is of a new send, all else of one that the enrolments know; who is reopened must be in doubt. */
async function sendOf(call: SendCall, { record, enrolment }: Subject, stores: Stores): Promise<string> {
  const [inDoubt] = call.ask === 'reopen' ? await allOf(stores.sends.unknown(JOURNEY)) : [];
  if (inDoubt !== undefined) return inDoubt.sendId;
  // A map of DynamoDB has no order.
  const known = record.enrolments.flatMap((one) => Object.values(one.sends).flat()).toSorted();
  const next = `${enrolment.enrolmentId}-send-${call.send}`;
  const isFirst = call.ask === 'claim' && call.place === 'leg';
  return isFirst ? next : (known.at(-1 - call.send) ?? next);
}

type Known = Subject & { readonly sendId: string; readonly row: Send | undefined };

async function ask(call: SendCall, known: Known, stores: Stores): Promise<unknown> {
  const { customerId, record, enrolment, run, sendId, row } = known;
  const address = `${call.family ? 'family' : customerId}@mail.example`;
  const owner = `owner-${call.owner}`;
  const at = call.moment;
  const copies = Math.max(0, (row?.copies ?? 0) + call.off);
  const send = aSend(enrolment, { sendId, stepId: `step-${call.send % 2}`, createdAt: at, dueAt: at, owner });
  const { sends, suppressions, journeys, pace } = stores;

  switch (call.ask) {
    case 'claim':
    case 'skip': {
      const stepSends = [...(enrolment.sends[send.stepId] ?? []), sendId];
      const place: Place =
        call.place === 'leg' ? { run: run(call.off), stepSends } : { again: { status: call.place, copies } };
      const ofPurpose = { ...send, purpose: call.purpose, copies: copies + 1 };
      if (call.ask === 'skip') return sends.skip({ ...ofPurpose, status: 'SKIPPED' }, place);
      return sends.claim(ofPurpose, place, basisOf(call, address, record));
    }
    case 'hold': {
      const held = { sendId, reason: 'rate', priority: 1, purpose: send.purpose };
      const until = { dueAt: at + HOUR, held, onDue: send.stepId };
      return sends.hold(send, run(call.off), { ...until, owner: call.owned ? owner : undefined });
    }
    case 'holdDetached':
      return sends.holdDetached(send, { dueAt: at, owner: call.owned ? owner : undefined });
    case 'follow':
      return sends.follow({ ...send, sendId: `${sendId}-sms`, status: 'READY', detached: true });
    case 'recordAccepted':
      return sends.recordAccepted(sendId, { owner, providerMessageId: 'p', at });
    case 'recordRefused':
      return sends.recordRefused(sendId, { owner, reason: 'r' });
    case 'giveUp':
      return sends.giveUp(sendId, { copies, reason: 'no-evidence' });
    case 'reopen':
      return sends.reopen(sendId, at);
    case 'recordEvidence': {
      const { kind, permanent } = call;
      return sends.recordEvidence(sendId, { kind, at, providerMessageId: 'q', permanent });
    }
    case 'suppress':
      return suppressions.suppress({ channel: 'email', address, reason: call.reason, at });
    case 'release':
      return suppressions.release({ channel: 'email', address: address.toUpperCase(), reason: call.reason });
    case 'noteSoftBounce':
      return suppressions.noteSoftBounce({ channel: 'email', address, sendId, at, since: at - HOUR / 2 });
    case 'pause':
      return [await journeys.pause(JOURNEY, { reason: 'r', at }), await journeys.pauseOf(JOURNEY)];
    case 'resume':
      return journeys.resume(JOURNEY);
    case 'health':
      return journeys.health(JOURNEY, at);
    case 'dueSends':
      return allOf(sends.fallingDue(NOON - HOUR, NOON + HOUR));
    case 'unknown':
      return allOf(sends.unknown(JOURNEY));
    case 'takeTurn':
      return [await pace.takeTurn('email', at, 7 + call.send), await pace.pace('email')];
    case 'close':
      return [await pace.close('email', { until: at, reason: sendId }), await pace.pace('email')];
    case 'setAllowance': {
      const allowance = { perSecond: 14, perDay: 200, sentLastDay: 1, at };
      await pace.setAllowance('email', call.off === 0 ? allowance : undefined);
      return pace.pace('email');
    }
    default:
      return unreachable(call);
  }
}

function basisOf(
  call: Extract<SendCall, { ask: 'claim' | 'skip' }>,
  address: string,
  { profile, consents, contacts }: Subject['record'],
): ClaimBasis {
  const version = Math.max(1, contacts.version + 1 + (call.contacts ?? 0));
  return {
    address,
    consentEpoch: call.epoch === null ? undefined : (consents[0]?.epoch ?? 0) + call.epoch,
    contacts: call.contacts === null ? undefined : someContacts(profile.customerId, version),
    oneForAddress: call.oneForAddress ? { since: call.moment - HOUR / 4 } : undefined,
    unlessPaused: call.unlessPaused,
  };
}
