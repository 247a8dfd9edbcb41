import type { Enrolment } from '../../core/enrolment/definition.ts';
import type { CustomerStore, EnrolmentStore } from '../../core/ports.ts';
import { enrolmentsOf } from './enrolments-of.ts';

/** The enrolments of a journey that are meant: all, or one customer's, of them those that stand at a step. */
export async function* chosenEnrolments(
  { journey, customer, step }: { journey: string; customer?: string | undefined; step?: string | undefined },
  stores: {
    readonly enrolments: Pick<EnrolmentStore, 'roll' | 'enrolment'>;
    readonly customers: Pick<CustomerStore, 'customer'>;
  },
): AsyncGenerator<Enrolment> {
  const all =
    customer === undefined
      ? enrolmentsOf(journey, stores.enrolments)
      : ofCustomer(customer, stores.customers);
  for await (const one of all) {
    if (one.journeyId === journey && (step === undefined || one.at === step)) yield one;
  }
}

async function* ofCustomer(
  customer: string,
  customers: Pick<CustomerStore, 'customer'>,
): AsyncGenerator<Enrolment> {
  yield* (await customers.customer(customer)).enrolments;
}
