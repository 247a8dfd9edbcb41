import type { SendStore } from '../../core/ports.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { readSend } from './send-item.ts';
import { acceptedUpdate, claimSteps, evidenceUpdate, noteSteps, refusedUpdate } from './send-requests.ts';
import { sendKey } from './table-shape.ts';
import { transact } from './transact.ts';
import { updateIf } from './update-if.ts';

export function sendStore(dynamo: Dynamo): SendStore {
  const { table } = dynamo;

  return {
    async send(sendId) {
      const item = await readItem(dynamo, sendKey(sendId));
      return item && readSend(item);
    },

    async claim(send, run, basis) {
      const refusal = await transact(dynamo, claimSteps(table, { send, run, basis }));
      return refusal?.answer ?? 'claimed';
    },

    async skip(send, run) {
      const refusal = await transact(dynamo, noteSteps(table, send, run));
      return refusal?.answer ?? 'skipped';
    },

    async recordAccepted(sendId, accepted) {
      await updateIf(dynamo, acceptedUpdate(table, sendId, accepted));
    },

    async recordRefused(sendId, refusal) {
      await updateIf(dynamo, refusedUpdate(table, sendId, refusal));
    },

    async recordEvidence(sendId, evidence) {
      const { written, item } = await updateIf(dynamo, evidenceUpdate(table, sendId, evidence));
      return item && { send: readSend(item), first: written };
    },
  };
}
