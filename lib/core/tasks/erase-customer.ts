import { addressFor } from '../channel/address.ts';
import { CHANNELS } from '../channel/definition.ts';
import type { Clock, CustomerStore, EnrolmentStore } from '../ports.ts';

export type EraseCustomerPorts = {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'erase'>;
  readonly enrolments: Pick<EnrolmentStore, 'exit'>;
};

export type Erased = {
  /** All ids that the customer went by. */
  readonly ids: readonly string[];
  readonly enrolmentsEnded: number;
  readonly hadAddresses: boolean;
};

/**
 * Ends all enrolments of a customer and deletes what is kept of her under every id that she went by (GDPR art. 17). From
 * then on nothing that comes in under these ids is taken in. May be called again.
 */
export async function eraseCustomer(
  { customerId }: { readonly customerId: string },
  ports: EraseCustomerPorts,
): Promise<Erased> {
  const { profile } = await ports.customers.customer(customerId);
  if (profile.mergedInto !== undefined) return eraseCustomer({ customerId: profile.mergedInto }, ports);
  const ids = [customerId, ...(profile.aliases ?? [])];
  const hadAddresses = CHANNELS.some((channel) => 'address' in addressFor(channel, profile.traits));
  let enrolmentsEnded = 0;
  for (const id of ids) {
    enrolmentsEnded += await endEnrolments(id, ports);
    await ports.customers.erase(id, ports.clock.now());
  }
  return { ids, enrolmentsEnded, hadAddresses };
}

/** Before the rows are gone: a leg that runs must find that its enrolment is over. */
async function endEnrolments(customerId: string, ports: EraseCustomerPorts): Promise<number> {
  const { enrolments } = await ports.customers.customer(customerId);
  const endedAt = ports.clock.now();
  const ended = await Promise.all(
    enrolments.map((enrolment) => ports.enrolments.exit(enrolment, { reason: 'erased', endedAt })),
  );
  return ended.filter((one) => one === 'ended').length;
}
