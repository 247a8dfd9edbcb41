import { beforeAll, describe, expect, it } from 'vitest';
import { atOnce, fresh, NOON, tally } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function journeysContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const pause = { reason: 'complaints: 3 of 2,000', at: NOON };

  describe('a pause', () => {
    it('says why and since when, until the journey is resumed', async () => {
      const journeyId = fresh('journey');
      expect(await stores.journeys.pauseOf(journeyId)).toBeUndefined();
      expect(await stores.journeys.resume(journeyId)).toBe('not-paused');
      expect(await stores.journeys.pause(journeyId, pause)).toBe('paused');
      expect(await stores.journeys.pauseOf(journeyId)).toEqual(pause);
      expect(await stores.journeys.resume(journeyId)).toBe('resumed');
      expect(await stores.journeys.pauseOf(journeyId)).toBeUndefined();
    });

    it('keeps its first reason, and is that of one journey', async () => {
      const journeyId = fresh('journey');
      await stores.journeys.pause(journeyId, pause);
      expect(await stores.journeys.pause(journeyId, { reason: 'bounces', at: NOON + 1 })).toBe(
        'already-paused',
      );
      expect(await stores.journeys.pauseOf(journeyId)).toEqual(pause);
      expect(await stores.journeys.pauseOf(`${journeyId}#0`)).toBeUndefined();
    });

    it('is the doing of exactly one of 20, and so is its end', async () => {
      const journeyId = fresh('journey');
      const paused = await atOnce(20, () => stores.journeys.pause(journeyId, pause));
      expect(tally(paused)).toEqual({ paused: 1, 'already-paused': 19 });
      const resumed = await atOnce(20, () => stores.journeys.resume(journeyId));
      expect(tally(resumed)).toEqual({ resumed: 1, 'not-paused': 19 });
    });
  });

  it('the health of a journey that sent nothing is nothing', async () => {
    expect(await stores.journeys.health(fresh('journey'), NOON)).toEqual({
      sent: 0,
      bounced: 0,
      complained: 0,
    });
  });
}
