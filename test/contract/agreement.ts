import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import { aConsent, anEnrolment, anEvent, aProfile } from './fixtures.ts';
import { performCall } from './perform-call.ts';
import { performSendCall } from './perform-send-call.ts';
import { aCall } from './random-calls.ts';
import { aSendCall } from './random-send-calls.ts';
import type { OpenStores, Stores } from './stores.ts';

const aPerformance = fc.oneof(
  aCall.map((call) => ({ call, on: (stores: Stores) => performCall(call, stores) })),
  aSendCall.map((call) => ({ call, on: (stores: Stores) => performSendCall(call, stores) })),
);

/** Whatever is asked in whatever order, the stores answer as those in memory do. */
export function agreementContract(open: OpenStores): void {
  describe('any sequence of calls', () => {
    it('is answered as it is in memory', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(aPerformance, { minLength: 80, maxLength: 120 }), async (calls) => {
          const stores = await open();
          const memory = createMemoryStores();
          await Promise.all([begin(memory), begin(stores)]);
          for (const { call, on } of calls) {
            const expected = await on(memory);
            const answer = await on(stores);
            expect({ call, answer }).toEqual({ call, answer: expected });
          }
        }),
        { numRuns: 12, seed: 20_260_302, endOnFailure: true },
      );
    }, 120_000);
  });
}

/** Both customers agreed to e-mail and are in a journey; the rest is up to the calls. */
async function begin(stores: Stores): Promise<void> {
  for (const customer of [0, 1]) {
    const customerId = `customer-${customer}`;
    const event = anEvent({ id: `${customerId} signed up`, customerId, name: 'Signed Up' });
    const profile = aProfile(customerId);
    await stores.customers.keepEvent({ event, profile, consents: [aConsent(customerId)], said: [] });
    const enrolmentId = `${customerId}-enrolment-0`;
    await stores.enrolments.enrol(anEnrolment({ customerId, enrolmentId, key: 'k' }), undefined);
  }
}
