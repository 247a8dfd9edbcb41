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
 * Runs steps that overlap as told: words follow one another, and claims run beside them. Half of the claims rely on what
 * was read a word ago.
 * @returns claims that were given although a later word had been committed before they began
 */
async function claimsAgainstTheirWord(stores: Stores, steps: Steps): Promise<string[]> {
  const enrolment = await reachable(stores);
  const { customerId } = enrolment;
  const running: Promise<unknown>[] = [];
  const wrong: string[] = [];
  let spoken = 1;
  let committed = 1;
  let lastWord: Promise<unknown> = Promise.resolve();

  const claim = async () => {
    const send = aSend(enrolment);
    const before = committed;
    const consentEpoch = Math.max(1, before - (running.length % 2));
    const answer = await stores.sends.claim(send, placeOf(enrolment, send), aBasis({ consentEpoch }));
    if (answer === 'claimed' && consentEpoch < before) wrong.push(`${send.sendId} on ${consentEpoch}`);
  };
  const speak = async (what: 'withdraw' | 'grant', epoch: number, wordBefore: Promise<unknown>) => {
    await wordBefore;
    const next = what === 'grant' ? aConsent(customerId, { epoch }) : aWithdrawal(customerId, epoch);
    if ((await say(stores, next)) === 'kept') committed = epoch;
  };

  for (const { what, afterAll } of steps) {
    if (afterAll) await Promise.all(running);
    if (what !== 'claim') {
      spoken += 1;
      lastWord = speak(what, spoken, lastWord);
    }
    running.push(what === 'claim' ? claim() : lastWord);
  }
  await Promise.all(running);
  expect(committed).toBe(spoken);
  return wrong;
}
