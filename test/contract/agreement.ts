import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import { aConsent, anEnrolment, anEvent, aProfile, fresh } from './fixtures.ts';
import { performCall } from './perform-call.ts';
import { aCall } from './random-calls.ts';
import type { OpenStores, Stores } from './stores.ts';

/** Whatever is asked in whatever order, the stores answer as those in memory do. */
export function agreementContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });

  describe('any sequence of calls', () => {
    it('is answered as it is in memory', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(aCall, { minLength: 60, maxLength: 100 }), async (calls) => {
          const world = fresh('world');
          const memory = createMemoryStores();
          await Promise.all([begin(memory, world), begin(stores, world)]);
          for (const call of calls) {
            const expected = await performCall(call, memory, world);
            const answer = await performCall(call, stores, world);
            expect({ call, answer }).toEqual({ call, answer: expected });
          }
        }),
        { numRuns: 12, seed: 20_260_302 },
      );
    });
  });
}

/** Both customers agreed to e-mail and are in a journey; the rest is up to the calls. */
async function begin(stores: Stores, world: string): Promise<void> {
  for (const customer of [0, 1]) {
    const customerId = `${world}-customer-${customer}`;
    const event = anEvent({ id: `${customerId} signed up`, customerId, name: 'Signed Up' });
    const profile = aProfile(customerId);
    await stores.customers.keepEvent({ event, profile, consents: [aConsent(customerId)] });
    const enrolmentId = `${customerId}-enrolment-0`;
    await stores.enrolments.enrol(anEnrolment({ customerId, enrolmentId, key: 'k' }), undefined);
  }
}
