import type { SendStore } from '../../core/ports.ts';
import { claimSteps, noteSteps } from './claim-requests.ts';
import type { Dynamo } from './dynamo.ts';
import { fallingDue } from './falling-due.ts';
import { followSteps, holdDetachedPut, holdSteps } from './hold-requests.ts';
import { readItem } from './read.ts';
import { recordEvidence } from './record-evidence.ts';
import { DUE_SENDS, readSend } from './send-item.ts';
import { acceptedUpdate, giveUpUpdate, refusedUpdate, reopenUpdate } from './send-requests.ts';
import { sendKey } from './sending-keys.ts';
import { transact } from './transact.ts';
import { unknownSends } from './unknown-sends.ts';
import { updateIf } from './update-if.ts';
import { putIf } from './write-if.ts';

export function sendStore(dynamo: Dynamo): SendStore {
  const { table } = dynamo;

  const send: SendStore['send'] = async (sendId) => {
    const item = await readItem(dynamo, sendKey(sendId));
    return item && readSend(item);
  };

  return {
    send,

    async claim(claimed, place, basis) {
      const { channel, sendId } = claimed;
      if (channel === undefined) throw new TypeError(`send ${sendId} is claimed without a channel`);
      const steps = claimSteps(table, { send: claimed, channel, place, basis });
      return (await transact(dynamo, steps))?.answer ?? 'claimed';
    },

    async skip(skipped, place) {
      return (await transact(dynamo, noteSteps(table, skipped, place)))?.answer ?? 'skipped';
    },

    async hold(waiting, run, until) {
      return (await transact(dynamo, holdSteps(table, waiting, { run, until })))?.answer ?? 'held';
    },

    async holdDetached(waiting, until) {
      const { written } = await putIf(dynamo, holdDetachedPut(table, waiting, until));
      return written ? 'held' : 'exists';
    },

    async recordAccepted(sendId, accepted) {
      await updateIf(dynamo, acceptedUpdate(table, sendId, accepted));
    },

    async recordRefused(sendId, refusal) {
      await updateIf(dynamo, refusedUpdate(table, sendId, refusal));
    },

    async giveUp(sendId, from) {
      const read = await send(sendId);
      if (read === undefined) return undefined;
      const { item } = await updateIf(dynamo, giveUpUpdate(table, read, from));
      return item && readSend(item);
    },

    async reopen(sendId, at) {
      const { written, item } = await updateIf(dynamo, reopenUpdate(table, sendId, at));
      return written && item !== undefined ? readSend(item) : undefined;
    },

    async follow(next) {
      return (await transact(dynamo, followSteps(table, next)))?.answer ?? 'put';
    },

    fallingDue: (from, to) => fallingDue(dynamo, DUE_SENDS, { from, to }),

    unknown: (journeyId) => unknownSends(dynamo, journeyId),

    recordEvidence: (sendId, evidence) => recordEvidence(dynamo, sendId, evidence),
  };
}
