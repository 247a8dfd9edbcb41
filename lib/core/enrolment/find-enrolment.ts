import type { CustomerStore, EnrolmentStore } from '../ports.ts';
import { knownAs } from '../profile/known-as.ts';
import type { Enrolment, EnrolmentRef } from './definition.ts';

/** An enrolment by its name, also where its customer was merged into another since the name was written down. */
export async function findEnrolment(
  ref: EnrolmentRef,
  ports: {
    readonly customers: Pick<CustomerStore, 'customer'>;
    readonly enrolments: Pick<EnrolmentStore, 'enrolment'>;
  },
): Promise<Enrolment | undefined> {
  const found = await ports.enrolments.enrolment(ref);
  if (found !== undefined) return found;
  const { enrolments } = await knownAs(ref.customerId, ports);
  return enrolments.find(({ enrolmentId }) => enrolmentId === ref.enrolmentId);
}
