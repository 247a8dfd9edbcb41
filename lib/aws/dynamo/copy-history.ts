import { ConsentEntry } from '../../core/consent/definition.ts';
import { putAll } from './batch-write.ts';
import { entryItem } from './consent-ledger.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { eventItem, readEvent } from './event-item.ts';
import { readItems, rowsOf } from './read.ts';
import { consentLedgerPartition, historyPartition, type Key } from './table-shape.ts';

/** Copies have the same sort keys as what they are copies of: copied again, they are the same rows. */
export async function copyHistory(
  dynamo: Dynamo,
  { from, into }: { from: string; into: string },
): Promise<number> {
  const events = readItems(dynamo, rowsOf(historyPartition(from)));
  const count = await putAll(
    dynamo,
    each(events, (item) => eventItem({ ...readEvent(item), customerId: into })),
  );
  const said = readItems(dynamo, rowsOf(consentLedgerPartition(from)));
  await putAll(
    dynamo,
    each(said, (item) => entryItem({ ...ConsentEntry.parse(item), customerId: into })),
  );
  return count;
}

async function* each(
  items: AsyncIterable<Item>,
  copy: (item: Item) => Item & Key,
): AsyncGenerator<Item & Key> {
  for await (const item of items) yield copy(item);
}
