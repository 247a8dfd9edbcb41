import type { Enrolment } from '../enrolment/definition.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { CustomerStore, EnrolmentStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';

export type EnrolmentsSincePorts = {
  readonly enrolments: Pick<EnrolmentStore, 'roll'>;
  readonly customers: Pick<CustomerStore, 'customer'>;
};

/**
 * All enrolments of some journeys since a moment each, customer by customer. The rolls name whoever entered, and each customer
 * is read once for all journeys: the rolls have only the latest enrolment of each, and this week's letter would hide last week's.
 * One read for each customer, and one for some thousands of names in a roll; no scan.
 * @param since by journey
 */
export async function* enrolmentsSince(
  since: ReadonlyMap<string, EpochMs>,
  ports: EnrolmentsSincePorts,
): AsyncGenerator<readonly Enrolment[]> {
  const customers = new Set<string>();
  for (const [journeyId, moment] of since) {
    for await (const { customerId } of ports.enrolments.roll(journeyId, moment)) customers.add(customerId);
  }
  const ids = [...customers];
  for (let read = 0; read < ids.length; read += AT_ONCE) {
    const page = ids.slice(read, read + AT_ONCE);
    const records = await fewAtOnce(page, AT_ONCE, (id) => ports.customers.customer(id));
    yield records.flatMap(({ enrolments }) => enrolments.filter(isMeant));
  }

  function isMeant({ journeyId, enteredAt }: Enrolment): boolean {
    return enteredAt >= (since.get(journeyId) ?? Infinity);
  }
}

/** So many reads in flight are as fast as more of them, over one connection's sockets. */
const AT_ONCE = 32;
