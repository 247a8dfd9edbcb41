import type { CustomerRecord, CustomerStore } from '../../core/ports.ts';
import { unknownProfile } from '../../core/profile/unknown-profile.ts';
import { toIso } from '../../core/time/instant.ts';
import { update } from './actions.ts';
import { readAgenda } from './agenda-item.ts';
import { directoryPartition } from './audience-keys.ts';
import { consentLedger } from './consent-ledger.ts';
import { readContacts } from './contact-item.ts';
import { copyHistory } from './copy-history.ts';
import { customersIn } from './customer-list.ts';
import { adoptSteps, keepEventSteps } from './customer-requests.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { readEnrolment } from './enrolment-item.ts';
import { eraseCustomer } from './erase-customer.ts';
import { LedgerItem, readEvent } from './event-item.ts';
import { noteResponse } from './note-response.ts';
import { putProfile, readConsent, readProfile } from './profile-item.ts';
import { type Question, readAll, readItem, rowsOf } from './read.ts';
import { updateRunningLeg } from './running-leg.ts';
import {
  customerPartition,
  eventKey,
  historyEnd,
  historyKey,
  historyPartition,
  historySince,
} from './table-shape.ts';
import { transact } from './transact.ts';
import { updateIf } from './update-if.ts';
import { putIf } from './write-if.ts';

export function customerStore(dynamo: Dynamo): CustomerStore {
  const { table } = dynamo;

  const event: CustomerStore['event'] = async (customerId, ref) => {
    const { id: eventId, name } = ref;
    const key = historyKey({ customerId, name, occurredAt: toIso(ref.occurredAt), eventId });
    const item = await readItem(dynamo, key);
    return item && readEvent(item);
  };

  return {
    event,

    async customer(customerId) {
      const items = await readAll(dynamo, rowsOf(customerPartition(customerId)));
      return readCustomer(customerId, items);
    },

    async keepEvent(change) {
      const refusal = await transact(dynamo, keepEventSteps(table, change));
      if (refusal === undefined) return { outcome: 'kept' };
      if (refusal.answer === 'stale') return { outcome: 'stale' };
      const ref = LedgerItem.parse(refusal.item);
      if (ref.finished === true) return { outcome: 'finished' };
      const kept = await event(ref.customerId, ref);
      // The history outlives the ledger by a year: it can only be missing where someone deleted it.
      return { outcome: 'duplicate', event: kept ?? change.event };
    },

    async finishEvent(eventId) {
      const isThere = 'attribute_exists(pk)';
      const finish = { set: 'SET #finished = :true', only: isThere, values: { true: true } };
      await updateIf(dynamo, update(table, eventKey(eventId), finish));
    },

    consentLedger: (customerId) => consentLedger(dynamo, customerId),

    async putProfile(profile) {
      return (await putIf(dynamo, putProfile(table, profile))).written ? 'written' : 'stale';
    },

    copyHistory: (ids) => copyHistory(dynamo, ids),

    async adopt(merged) {
      return (await transact(dynamo, adoptSteps(table, merged)))?.answer ?? 'written';
    },

    erase: (customerId, at) => eraseCustomer(dynamo, customerId, at),

    directory: (page) => customersIn(dynamo, directoryPartition(page.shard), page),

    noteResponse: (customerId, response) => noteResponse(dynamo, customerId, response),

    async eventsNamed(question) {
      return (await readAll(dynamo, eventsQuestion(question))).map(readEvent);
    },

    async applyUpdate({ profile, run, stepId }) {
      const notInThisVisit = '(attribute_not_exists(#applied.#step) OR #applied.#step <> :visit)';
      const apply = updateRunningLeg(table, run, {
        set: 'SET #applied.#step = :visit',
        and: notInThisVisit,
        names: { step: stepId },
        values: { visit: run.visit },
      });
      const refusal = await transact(dynamo, [
        { action: { Update: apply }, otherwise: 'not-now' },
        { action: { Put: putProfile(table, profile) }, otherwise: 'stale' },
      ]);
      if (refusal === undefined) return 'applied';
      if (refusal.answer === 'stale') return 'stale';
      const { item } = refusal;
      return item?.status === 'RUNNING' && item.leg === run.leg ? 'done-before' : 'leg-over';
    },
  };
}

/** Rows come by sort key, in which consents are in order of channel and enrolments are not in order of time. */
function readCustomer(customerId: string, items: readonly Item[]): CustomerRecord {
  const rows = Map.groupBy(items, (item) => String(item.sk).split('#')[0]);
  const [profile] = rows.get('profile') ?? [];
  const [contact] = rows.get('contact') ?? [];
  const [agenda] = rows.get('agenda') ?? [];
  return {
    profile: profile === undefined ? unknownProfile(customerId) : readProfile(profile),
    consents: (rows.get('consent') ?? []).map(readConsent),
    contacts: readContacts(customerId, contact),
    agenda: readAgenda(customerId, agenda),
    enrolments: (rows.get('enrolment') ?? [])
      .map(readEnrolment)
      .toSorted((one, other) => one.enteredAt - other.enteredAt),
  };
}

function eventsQuestion({ customerId, name, since }: Parameters<CustomerStore['eventsNamed']>[0]): Question {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :since AND :end',
    ExpressionAttributeValues: {
      ':pk': historyPartition(customerId),
      // Before 1970 a year has a sign, which text order does not know; nothing happened then.
      ':since': historySince(name, toIso(Math.max(0, since))),
      ':end': historyEnd(name),
    },
    ConsistentRead: true,
  };
}
