import type { Send } from '../../core/message/send.ts';
import type { Dynamo } from './dynamo.ts';
import { groupsOf } from './groups-of.ts';
import { readItem, readItems } from './read.ts';
import { IndexedKey, readSend } from './send-item.ts';
import { unknownPartition } from './sending-keys.ts';
import { TABLE } from './table-shape.ts';

/** Rows that are read side by side. */
const TOGETHER = 25;

/** The index knows which; the rows are read back, as they are now. */
export async function* unknownSends(dynamo: Dynamo, journeyId: string): AsyncGenerator<Send> {
  const question = {
    IndexName: TABLE.dueIndex.name,
    KeyConditionExpression: 'duePk = :pk',
    ExpressionAttributeValues: { ':pk': unknownPartition(journeyId) },
  };
  for await (const items of groupsOf(readItems(dynamo, question), TOGETHER))
    yield* await readBack(
      dynamo,
      items.map((item) => IndexedKey.parse(item).pk),
    );
}

async function readBack(dynamo: Dynamo, keys: readonly string[]): Promise<Send[]> {
  const items = await Promise.all(keys.map((pk) => readItem(dynamo, { pk, sk: 'send' })));
  const sends = items.filter((item) => item !== undefined).map(readSend);
  return sends.filter((send) => send.status === 'UNKNOWN');
}
