import { healthKind } from '../../core/message/health-kind.ts';
import type { Send } from '../../core/message/send.ts';
import { withEvidence } from '../../core/message/with-evidence.ts';
import type { JourneyHealth, SendStore } from '../../core/ports.ts';
import { update } from './actions.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { countHealth } from './journey-health.ts';
import { readItem } from './read.ts';
import { readSend } from './send-item.ts';
import { AS_SENT, REMOVE_WAIT } from './send-requests.ts';
import { sendKey } from './sending-keys.ts';
import { transact } from './transact.ts';
import { untilFirst } from './until-first.ts';
import { updateIf } from './update-if.ts';

type Evidence = Parameters<SendStore['recordEvidence']>[1];
type Recorded = Awaited<ReturnType<SendStore['recordEvidence']>>;

/** One update; for what may count towards a journey's health, a read and one transaction with its figures. */
export async function recordEvidence(dynamo: Dynamo, sendId: string, evidence: Evidence): Promise<Recorded> {
  const figure = healthKind(evidence);
  return figure === undefined
    ? note(dynamo, sendId, evidence)
    : noteAndCount(dynamo, sendId, { evidence, figure });
}

async function note(dynamo: Dynamo, sendId: string, { kind, at, providerMessageId }: Evidence) {
  const isThere = 'attribute_exists(pk)';
  const isOpen = 'NOT #status IN (:failed, :skipped)';
  const isNews = 'attribute_not_exists(#evidence.#kind)';
  const request = update(dynamo.table, sendKey(sendId), {
    set: `${AS_SENT}, #evidence.#kind = :at ${REMOVE_WAIT}`,
    only: `${isThere} AND ${isOpen} AND ${isNews}`,
    names: { kind },
    values: { sent: 'SENT', failed: 'FAILED', skipped: 'SKIPPED', id: providerMessageId, at },
  });
  const { written, item } = await updateIf(dynamo, request);
  return item && { send: readSend(item), first: written };
}

type Counted = { readonly evidence: Evidence; readonly figure: keyof JourneyHealth };

async function noteAndCount(dynamo: Dynamo, sendId: string, counted: Counted): Promise<Recorded> {
  const read = await readItem(dynamo, sendKey(sendId));
  return untilFirst(read, async (item) => {
    if (item === undefined) return { done: undefined };
    const send = readSend(item);
    const { kind } = counted.evidence;
    if (send.status === 'FAILED' || send.status === 'SKIPPED') return { done: { send, first: false } };
    if (send.purpose !== 'marketing') return { done: await note(dynamo, sendId, counted.evidence) };
    if (item[markOf(counted.figure)] === true) return { done: { send, first: false } };
    const refusal = await transact(dynamo, countSteps(dynamo.table, send, counted));
    if (refusal !== undefined) return { found: refusal.item };
    const first = send.evidence[kind] === undefined;
    return { done: { send: first ? withEvidence(send, counted.evidence) : send, first } };
  });
}

/**
 * The provider's answer notes `sent` before its event does: what has been counted has a mark of its own. The row must be
 * as read, so that what is answered is what is there.
 */
function countSteps(table: string, send: Send, { evidence, figure }: Counted) {
  const { kind, at, providerMessageId } = evidence;
  const isAsRead = '#status = :was AND #copies = :copies AND #evidence = :evidence';
  const isNotCounted = 'attribute_not_exists(#mark)';
  const noteOnce = update(table, sendKey(send.sendId), {
    set: `${AS_SENT}, #mark = :true, #evidence.#kind = if_not_exists(#evidence.#kind, :at) ${REMOVE_WAIT}`,
    only: `${isAsRead} AND ${isNotCounted}`,
    names: { kind, mark: markOf(figure) },
    values: {
      sent: 'SENT',
      was: send.status,
      copies: send.copies,
      evidence: send.evidence,
      id: providerMessageId,
      true: true,
      at,
    },
  });
  return [
    { action: { Update: noteOnce }, otherwise: 'moved-on' as const },
    { action: { Update: countHealth(table, send, { figure, at }) } },
  ];
}

const MARKS = { sent: 'countedSent', bounced: 'countedBounced', complained: 'countedComplained' } as const;

function markOf(figure: keyof JourneyHealth): keyof Item {
  return MARKS[figure];
}
