import type { EnrolmentRef } from '../../lib/core/enrolment/definition.ts';
import type { CustomerRecord } from '../../lib/core/ports.ts';
import { unreachable } from '../../lib/core/unreachable.ts';
import { aConsent, aProfile, NOON } from './fixtures.ts';
import type { Call } from './random-calls.ts';
import type { Stores } from './stores.ts';

type MergeCall = Extract<Call, { ask: 'adopt' | 'copyHistory' | 'move' | 'erase' }>;

/** Between the two customers, in whichever direction. */
export function performMergeCall(
  call: MergeCall,
  { ref, record }: { readonly ref: EnrolmentRef; readonly record: CustomerRecord },
  stores: Stores,
): Promise<unknown> {
  const { customerId } = ref;
  const into = `customer-${1 - call.customer}`;
  switch (call.ask) {
    case 'move':
      return stores.enrolments.move(ref, into);
    case 'copyHistory':
      return stores.customers.copyHistory({ from: customerId, into });
    case 'erase':
      return stores.customers.erase(customerId, NOON);
    case 'adopt': {
      const profile = aProfile(customerId, { version: Math.max(1, record.profile.version + 1 + call.off) });
      const epoch = (record.consents[0]?.epoch ?? 0) + 1;
      const { contacts } = record;
      return stores.customers.adopt({
        profile,
        consents: [aConsent(customerId, { epoch })],
        contacts: { ...contacts, version: contacts.version + 1 },
      });
    }
    default:
      return unreachable(call.ask);
  }
}
