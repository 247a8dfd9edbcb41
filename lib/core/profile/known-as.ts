import { StoreBusyError } from '../errors.ts';
import type { CustomerRecord, CustomerStore } from '../ports.ts';

/** An id that was merged into one that was merged …: nobody has been called by more names than this. */
const MOST_NAMES = 10;

/** The customer of an id, or the one whom that id was merged into. @throws StoreBusyError */
export async function knownAs(
  customerId: string,
  { customers }: { readonly customers: Pick<CustomerStore, 'customer'> },
): Promise<CustomerRecord> {
  let id = customerId;
  for (let names = 0; names < MOST_NAMES; names += 1) {
    const record = await customers.customer(id);
    const { mergedInto } = record.profile;
    if (mergedInto === undefined) return record;
    id = mergedInto;
  }
  throw new StoreBusyError(`customer ${customerId} was merged more than ${MOST_NAMES} times over`);
}
