import * as z from 'zod';
import { allSendNames } from '../../core/enrolment/all-send-names.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { ERASED_DETAIL } from '../../core/event/forgotten-aside.ts';
import { experimentIdOf } from '../../core/experiment/experiment-id.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { update } from './actions.ts';
import { asideOfPartition } from './aside-keys.ts';
import { deleteAll } from './batch-write.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { readEnrolment } from './enrolment-item.ts';
import { exitUpdate } from './enrolment-requests.ts';
import { forgetInExperiment } from './forget-in-experiment.ts';
import { groupsOf } from './groups-of.ts';
import { directoryEntry } from './profile-item.ts';
import { readItems, rowsOf } from './read.ts';
import { sendKey } from './sending-keys.ts';
import {
  consentLedgerPartition,
  customerPartition,
  historyPartition,
  type Key,
  profileKey,
} from './table-shape.ts';
import { updateIf } from './update-if.ts';

/**
 * The profile is closed first, so that nothing new comes in, and emptied last, for only then is the rest gone. In between an
 * enrolment's sends go before it does, because it alone says which they are. So a second call finishes what a crash cut off.
 *
 * What stays, and why:
 * - the profile's row with id, `erasedAt` and the ids that were merged with it: so that what still comes in is refused;
 * - the consent ledger with status, time, channel, scope, basis and wording: who sends must be able to show what was allowed
 *   (GDPR art. 7(1), 17(3)(b) and (e)). `source` and `proof` go: free texts of other systems, which may name the person;
 * - of events that were set aside: when, which and on what grounds, without the event;
 * - rows that name nobody: suppressions, bounces and who was served, under hashes of address and id; an event's row in the
 *   ledger of duplicates, with ids, name and time, for 35 days; the totals of experiments.
 */
export async function eraseCustomer(dynamo: Dynamo, customerId: string, at: EpochMs): Promise<void> {
  await close(dynamo, customerId, at);
  for await (const rows of groupsOf(readItems(dynamo, rowsOf(customerPartition(customerId))), 100)) {
    for (const row of rows.filter(isEnrolment)) await eraseWhatItNames(dynamo, readEnrolment(row), at);
    await deleteAll(
      dynamo,
      rows.map((row) => Keyed.parse(row)).filter(({ sk }) => sk !== 'profile'),
    );
  }
  await deleteAll(dynamo, keysOf(dynamo, historyPartition(customerId)));
  await cleanLedger(dynamo, customerId);
  await forgetAsides(dynamo, customerId);
  await empty(dynamo, customerId);
}

const Keyed = z.object({ pk: z.string(), sk: z.string() });

function isEnrolment({ sk }: Item): boolean {
  return typeof sk === 'string' && sk.startsWith('enrolment#');
}

/** Ended first, so that no leg claims another send. */
async function eraseWhatItNames(dynamo: Dynamo, read: Enrolment, at: EpochMs): Promise<void> {
  const exit = exitUpdate(dynamo.table, read, { reason: 'erased', endedAt: at });
  const { item } = await updateIf(dynamo, exit);
  if (item === undefined) return;
  const enrolment = readEnrolment(item);
  await deleteAll(dynamo, allSendNames(enrolment).map(sendKey));
  const { customerId, journeyId, assignedAs = customerId, variants } = enrolment;
  for (const stepId of Object.keys(variants)) {
    await forgetInExperiment(dynamo, experimentIdOf(journeyId, stepId), assignedAs);
  }
}

async function* keysOf(dynamo: Dynamo, partition: string): AsyncGenerator<Key> {
  const question = { ...rowsOf(partition), ProjectionExpression: 'pk, sk' };
  for await (const item of readItems(dynamo, question)) yield Keyed.parse(item);
}

async function cleanLedger(dynamo: Dynamo, customerId: string): Promise<void> {
  for await (const item of readItems(dynamo, rowsOf(consentLedgerPartition(customerId)))) {
    if (!('source' in item || 'proof' in item)) continue;
    await updateIf(dynamo, update(dynamo.table, Keyed.parse(item), { set: 'REMOVE #source, #proof' }));
  }
}

async function forgetAsides(dynamo: Dynamo, customerId: string): Promise<void> {
  for await (const rows of groupsOf(readItems(dynamo, rowsOf(asideOfPartition(customerId))), 100)) {
    for (const { aside } of rows.map((row) => NamedIn.parse(row))) {
      const change = { set: 'SET #detail = :erased REMOVE #event', values: { erased: ERASED_DETAIL } };
      // It may have expired before the row that leads to it.
      await updateIf(dynamo, update(dynamo.table, aside, { ...change, only: 'attribute_exists(pk)' }));
    }
    await deleteAll(
      dynamo,
      rows.map((row) => Keyed.parse(row)),
    );
  }
}

const NamedIn = z.object({ aside: Keyed });

async function close(dynamo: Dynamo, customerId: string, at: EpochMs): Promise<void> {
  const entry = directoryEntry(customerId);
  const kept = { erasedAt: at, traits: '{}', traitTimes: '{}', createdAt: 0, lastOccurredAt: 0 };
  const directory = Object.keys(entry).map((name) => `#${name} = :${name}`);
  const changes = [...directory, ...Object.keys(kept).map(keepFirst), NEXT_VERSION];
  const values = { ...entry, ...kept, none: 0, one: 1 };
  const request = update(dynamo.table, profileKey(customerId), {
    set: `SET ${changes.join(', ')}`,
    values,
  });
  await updateIf(dynamo, request);
}

function keepFirst(name: string): string {
  return `#${name} = if_not_exists(#${name}, :${name})`;
}

async function empty(dynamo: Dynamo, customerId: string): Promise<void> {
  const changes = [
    '#traits = :nothing, #traitTimes = :nothing',
    '#createdAt = :none, #lastOccurredAt = :none',
  ];
  const request = update(dynamo.table, profileKey(customerId), {
    set: `SET ${[...changes, NEXT_VERSION].join(', ')}`,
    values: { nothing: '{}', none: 0, one: 1 },
  });
  await updateIf(dynamo, request);
}

/** Who read the version before must read again. */
const NEXT_VERSION = '#version = if_not_exists(#version, :none) + :one';
