import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aBasis, aConsent, aSend, aWithdrawal, placeOf, reachable, say } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

/** What happens, and whether all that began before is waited for first. */
const aStep = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('claim' as const) },
    { weight: 1, arbitrary: fc.constantFrom('withdraw' as const, 'grant' as const) },
  ),
  afterAll: fc.boolean(),
});

export function revocationsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });

  describe('a revocation', () => {
    it('committed before a claim is obeyed, however the two interleave', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(aStep, { minLength: 3, maxLength: 14 }), async (steps) => {
          expect(await claimsAgainstTheirWord(stores, steps)).toEqual([]);
        }),
        { numRuns: 40, seed: 20_261_123 },
      );
    });

    it('and a claim at the same moment: claimed before it, or not at all', async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment);
      const [answer, kept] = await Promise.all([
        stores.sends.claim(send, placeOf(enrolment, send), aBasis()),
        say(stores, aWithdrawal(enrolment.customerId)),
      ]);
      expect(kept).toBe('kept');
      expect(['claimed', 'consent-changed']).toContain(answer);
      expect((await stores.sends.send(send.sendId)) !== undefined).toBe(answer === 'claimed');
    });
  });
}

type Steps = readonly { readonly what: 'claim' | 'withdraw' | 'grant'; readonly afterAll: boolean }[];

/**
 * Runs steps that overlap as told. Each claim relies on the epoch that was read last before it began.
 * @returns claims that were given although a later word had been committed before they began
 */
async function claimsAgainstTheirWord(stores: Stores, steps: Steps): Promise<string[]> {
  const enrolment = await reachable(stores);
  const { customerId } = enrolment;
  const running: Promise<unknown>[] = [];
  const wrong: string[] = [];
  let spoken = 1;
  let committed = 1;
  let word: Promise<unknown> = Promise.resolve();

  for (const { what, afterAll } of steps) {
    if (afterAll) await Promise.all(running);
    if (what === 'claim') {
      const send = aSend(enrolment);
      const before = committed;
      // Read some time ago: half of the claims rely on a word that is no longer the last.
      const consentEpoch = Math.max(1, before - (running.length % 2));
      const claim = stores.sends.claim(send, placeOf(enrolment, send), aBasis({ consentEpoch }));
      running.push(
        claim.then((answer) => {
          if (answer === 'claimed' && consentEpoch < before) wrong.push(`${send.sendId} on ${consentEpoch}`);
        }),
      );
      continue;
    }
    spoken += 1;
    const epoch = spoken;
    const next = what === 'grant' ? aConsent(customerId, { epoch }) : aWithdrawal(customerId, epoch);
    // Words follow one another; claims run beside them.
    word = word.then(async () => {
      if ((await say(stores, next)) === 'kept') committed = epoch;
    });
    running.push(word);
  }
  await Promise.all(running);
  expect(committed).toBe(spoken);
  return wrong;
}
