import { StoreBusyError } from '../errors.ts';
import type { InboundEvent } from '../event/definition.ts';
import type { CustomerRecord } from '../ports.ts';
import { type MergePorts, mergeCustomers } from './merge-customers.ts';

export type IdentifyPorts = MergePorts;

/** An id that was merged into one that was merged …: nobody has been called by more names than this. */
const MOST_NAMES = 10;

/**
 * Whose event is it? The customer that it names, or the one whom that id was merged into. An anonymous id that comes with
 * it and is not known to be hers yet is merged into her first. @throws StoreBusyError
 */
export async function identify(
  { customerId, anonymousId }: Pick<InboundEvent, 'customerId' | 'anonymousId'>,
  ports: IdentifyPorts,
): Promise<CustomerRecord> {
  const record = await customerOf(customerId, ports);
  const { profile } = record;
  const into = profile.customerId;
  const isHers = anonymousId === undefined || anonymousId === into || anonymousId === customerId;
  if (isHers || profile.aliases?.includes(anonymousId) === true || profile.erasedAt !== undefined)
    return record;
  await mergeCustomers({ from: anonymousId, into }, ports);
  return customerOf(into, ports);
}

async function customerOf(customerId: string, { customers }: IdentifyPorts): Promise<CustomerRecord> {
  let id = customerId;
  for (let names = 0; names < MOST_NAMES; names += 1) {
    const record = await customers.customer(id);
    const { mergedInto } = record.profile;
    if (mergedInto === undefined) return record;
    id = mergedInto;
  }
  throw new StoreBusyError(`customer ${customerId} was merged more than ${MOST_NAMES} times over`);
}
