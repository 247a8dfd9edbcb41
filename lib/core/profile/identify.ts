import type { InboundEvent } from '../event/definition.ts';
import type { CustomerRecord } from '../ports.ts';
import { knownAs } from './known-as.ts';
import { type MergePorts, mergeCustomers } from './merge-customers.ts';

export type IdentifyPorts = MergePorts;

/**
 * Whose event is it? The customer that it names, or the one whom that id was merged into. An anonymous id that comes with
 * it and is not known to be hers yet is merged into her first. @throws StoreBusyError
 */
export async function identify(
  { customerId, anonymousId }: Pick<InboundEvent, 'customerId' | 'anonymousId'>,
  ports: IdentifyPorts,
): Promise<CustomerRecord> {
  const record = await knownAs(customerId, ports);
  const { profile } = record;
  const into = profile.customerId;
  const isHers = anonymousId === undefined || anonymousId === into || anonymousId === customerId;
  if (isHers || profile.aliases?.includes(anonymousId) === true || profile.erasedAt !== undefined)
    return record;
  await mergeCustomers({ from: anonymousId, into }, ports);
  return knownAs(into, ports);
}
