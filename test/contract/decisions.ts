import { beforeAll, describe, expect, it } from 'vitest';
import { A_DECISION, A_VERDICT, DAY, fresh, HOUR, NOON } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function decisionsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });

  describe('a decision of an experiment', () => {
    it('is the one of whoever came first with its version', async () => {
      const experimentId = fresh('experiment');
      const other = { ...A_DECISION, weights: { 'no-offer': 100 } };
      expect(await stores.experiments.decide(experimentId, A_DECISION)).toEqual(A_DECISION);
      expect(await stores.experiments.decide(experimentId, other)).toEqual(A_DECISION);
      expect(await stores.experiments.decisions(experimentId)).toEqual([A_DECISION]);
    });

    it('comes before all that were made earlier, also the tenth', async () => {
      const experimentId = fresh('experiment');
      for (let version = 1; version <= 10; version += 1)
        await stores.experiments.decide(experimentId, { ...A_DECISION, version });
      const all = await stores.experiments.decisions(experimentId);
      expect(all.map(({ version }) => version)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await stores.experiments.decisions(experimentId, 1)).toEqual([{ ...A_DECISION, version: 10 }]);
    });
  });

  describe('how an experiment stands', () => {
    it('is kept once a day, as it was last', async () => {
      const experimentId = fresh('experiment');
      const lift = { estimate: 0.1, low: -0.1, high: 0.3 };
      const lifts = [{ variant: 'five-off', lift }];
      await stores.experiments.settle(experimentId, A_VERDICT);
      for (const at of [NOON, NOON + HOUR, NOON + DAY])
        await stores.experiments.keepSnapshot(experimentId, { at, lifts });
      expect(await stores.experiments.snapshots(experimentId)).toEqual([
        { at: NOON + HOUR, lifts },
        { at: NOON + DAY, lifts },
      ]);
    });

    it('has one final verdict: the first', async () => {
      const experimentId = fresh('experiment');
      expect(await stores.experiments.settled(experimentId)).toBeUndefined();
      expect(await stores.experiments.settle(experimentId, A_VERDICT)).toEqual(A_VERDICT);
      const winner = { status: 'winner', variant: 'a', by: 'planned-end', alsoBetter: [] } as const;
      expect(await stores.experiments.settle(experimentId, winner)).toEqual(A_VERDICT);
      expect(await stores.experiments.settled(experimentId)).toEqual(A_VERDICT);
    });
  });
}
