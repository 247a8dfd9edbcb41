import { ConsentEntry } from '../../core/consent/definition.ts';
import { toIso } from '../../core/time/instant.ts';
import { put } from './actions.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { readAll, rowsOf } from './read.ts';
import { consentLedgerKey, consentLedgerPartition, type Key } from './table-shape.ts';

/** Adds a line. It never expires: consent must be shown for as long as it is relied on, and withdrawals for ever. */
export function putEntry(table: string, entry: ConsentEntry) {
  return put(table, entryItem(entry));
}

export function entryItem(entry: ConsentEntry): Item & Key {
  return { ...consentLedgerKey({ ...entry, at: toIso(entry.at) }), ...entry };
}

/** All lines of one customer, oldest first, as their sort keys are. */
export async function consentLedger(dynamo: Dynamo, customerId: string): Promise<readonly ConsentEntry[]> {
  const items = await readAll(dynamo, rowsOf(consentLedgerPartition(customerId)));
  return items.map((item) => ConsentEntry.parse(item));
}
