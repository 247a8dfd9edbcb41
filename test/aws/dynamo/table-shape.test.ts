import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asideCountKey, asideIdKey, asideKey, asideOfKey } from '../../../lib/aws/dynamo/aside-keys.ts';
import {
  agendaKey,
  directoryPartition,
  dueAgendaPartition,
  memberKey,
  memberPartition,
} from '../../../lib/aws/dynamo/audience-keys.ts';
import { capacityKey, rollPartition } from '../../../lib/aws/dynamo/entering-keys.ts';
import {
  bouncesKey,
  dueSendPartition,
  healthKey,
  healthPartition,
  healthSince,
  paceKey,
  pauseKey,
  sendKey,
  servedKey,
  suppressionKey,
  unknownPartition,
} from '../../../lib/aws/dynamo/sending-keys.ts';
import {
  consentKey,
  consentLedgerKey,
  contactKey,
  creditKey,
  customerTotalsKey,
  duePartition,
  enrolmentKey,
  entryKey,
  eventKey,
  historyEnd,
  historyKey,
  historySince,
  type Key,
  profileKey,
  totalsKey,
} from '../../../lib/aws/dynamo/table-shape.ts';

/** Names with the signs that keys are made of. */
const name = fc.string({ unit: fc.constantFrom('a', '#', '$', '%', '0', '완'), minLength: 1, maxLength: 4 });
const moment = fc.constantFrom('2026-03-02T12:00:00.000Z', '2026-03-02T12:00:00.001Z');

const text = (key: Key) => JSON.stringify(key);

describe('a key', () => {
  it.each<[string, (a: string, b: string) => Key]>([
    ['consent', consentKey],
    ['enrolment', enrolmentKey],
    ['customer totals', customerTotalsKey],
    [
      'history',
      (customerId, eventName) => historyKey({ customerId, name: eventName, occurredAt: 't', eventId: 'e' }),
    ],
    [
      'history of one customer',
      (eventName, eventId) =>
        historyKey({ customerId: 'c', name: eventName, occurredAt: '2026-03-02T12:00:00.000Z', eventId }),
    ],
    ['entry', (customerId, occasion) => entryKey({ customerId, journeyId: 'j', occasion })],
    [
      'credit',
      (experimentId, customerId) => creditKey({ experimentId, customerId, metric: 'm', eventId: 'e' }),
    ],
    [
      'consent ledger',
      (customerId, eventId) =>
        consentLedgerKey({ customerId, at: 't', eventId, channel: 'email', scope: 'all' }),
    ],
    [
      'consent ledger of one customer',
      (eventId, topic) =>
        consentLedgerKey({ customerId: 'c', at: 't', eventId, channel: 'email', scope: `topic:${topic}` }),
    ],
    ['member of a segment', memberKey],
    [
      'what was set aside',
      (id, other) => ({ pk: asideIdKey(id).pk, sk: asideKey({ id: other, at: 't', shard: 0 }).sk }),
    ],
    ['what was set aside of a customer', (customerId, id) => asideOfKey(customerId, { id, at: 't' })],
    [
      'a count of what was set aside',
      (eventName, reason) => asideCountKey({ day: '2026-03-02', name: eventName, reason, shard: 0 }),
    ],
    [
      'who was served at an address',
      (journeyId, stepId) => servedKey({ channel: 'email', addressHash: 'h', journeyId, stepId }),
    ],
  ])('of %s is that of one pair of names alone', (_, key) => {
    fc.assert(
      fc.property(name, name, name, name, (a, b, c, d) => {
        expect(text(key(a, b)) === text(key(c, d))).toBe(a === c && b === d);
      }),
    );
  });

  it('of one kind of row is never that of another', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const keys = [
          profileKey(a),
          consentKey(a, b),
          enrolmentKey(a, b),
          entryKey({ customerId: a, journeyId: 'j', occasion: undefined }),
          entryKey({ customerId: a, journeyId: 'j', occasion: b }),
          historyKey({ customerId: a, name: b, occurredAt: 't', eventId: 'e' }),
          eventKey(a),
          sendKey(a),
          suppressionKey(a, b),
          bouncesKey(a, b),
          servedKey({ channel: 'email', addressHash: a, journeyId: b, stepId: b }),
          contactKey(a),
          agendaKey(a),
          memberKey(a, b),
          capacityKey(a, 0),
          asideIdKey(a),
          asideKey({ id: a, at: '2026-03-02', shard: 0 }),
          asideOfKey(a, { id: b, at: 't' }),
          asideCountKey({ day: '2026-03-02', name: a, reason: b, shard: 0 }),
          consentLedgerKey({ customerId: a, at: 't', eventId: b, channel: 'email', scope: 'all' }),
          pauseKey(a, 0),
          healthKey(a, 't', 0),
          paceKey(a),
          customerTotalsKey(a, b),
          creditKey({ experimentId: a, customerId: b, metric: 'm', eventId: 'e' }),
          totalsKey({ experimentId: a, shard: 0, part: 0, cohort: b }),
        ];
        expect(new Set(keys.map(text)).size).toBe(keys.length);
      }),
    );
  });

  it('of an event lies in the range of its name since a moment exactly when it is one of them', () => {
    fc.assert(
      fc.property(name, name, moment, moment, (asked, named, since, occurredAt) => {
        const { sk } = historyKey({ customerId: 'c', name: named, occurredAt, eventId: 'e' });
        // DynamoDB orders by bytes of UTF-8; these characters have the same order in UTF-16.
        const inRange = sk >= historySince(asked, since) && sk <= historyEnd(asked);
        expect(inRange).toBe(asked === named && occurredAt >= since);
      }),
    );
  });

  it('of what is due names the hour', () => {
    expect(duePartition('2026-11-23T09:59:59.999Z', 3)).toBe('due#2026-11-23T09#3');
    expect(dueSendPartition('2026-11-23T09:59:59.999Z', 3)).toBe('due-send#2026-11-23T09#3');
    expect(dueAgendaPartition('2026-11-23T09:59:59.999Z', 3)).toBe('due-agenda#2026-11-23T09#3');
  });

  it('of the index is of one kind of rows, whatever their names', () => {
    const names = ['', '-send', 'send', '#', '2026-11-23T09#3'];
    const all = [
      ...names.flatMap((each) => [unknownPartition(each), memberPartition(each, 3), rollPartition(each, 3)]),
      directoryPartition(3),
      duePartition('2026-11-23T09', 3),
      dueSendPartition('2026-11-23T09', 3),
      dueAgendaPartition('2026-11-23T09', 3),
    ];
    expect(new Set(all).size).toBe(3 * names.length + 4);
  });

  it('of an hour of health lies in the range since a moment exactly when its hour is not over by then', () => {
    const hours = ['2026-03-02T11', '2026-03-02T12', '2026-03-02T13'];
    const since = healthSince('2026-03-02T12:59:59.999Z');
    const found = hours.filter((hour) => healthKey('j', `${hour}:00:00.000Z`, 7).sk >= since);
    expect(found).toEqual(['2026-03-02T12', '2026-03-02T13']);
    expect(healthKey('j', '2026-03-02T12', 0).pk).toBe(healthPartition('j'));
  });
});
