import { withResponse } from '../../core/contact/with-response.ts';
import type { CustomerStore } from '../../core/ports.ts';
import { contactsPut, readContacts } from './contact-item.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { contactKey } from './table-shape.ts';
import { untilFirst } from './until-first.ts';
import { putIf } from './write-if.ts';

type Response = Parameters<CustomerStore['noteResponse']>[1];

/** A new version of the history, so that a claim that read the one before it is refused and reads again. */
export async function noteResponse(dynamo: Dynamo, customerId: string, response: Response): Promise<void> {
  const read = await readItem(dynamo, contactKey(customerId));
  await untilFirst(read, async (item) => {
    const next = withResponse(readContacts(customerId, item), response);
    if (next === undefined) return { done: undefined };
    const { written, item: found } = await putIf(dynamo, contactsPut(dynamo.table, next));
    return written ? { done: undefined } : { found };
  });
}
