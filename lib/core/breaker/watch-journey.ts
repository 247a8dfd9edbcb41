import type { Alarms, JourneyStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import { HEALTH_WINDOW_MS, judgeHealth } from './judge.ts';

export type WatchJourneyPorts = {
  readonly journeys: Pick<JourneyStore, 'pause' | 'health'>;
  readonly alarms: Alarms;
};

/**
 * Looks at a journey whose message has just bounced or been complained about, and pauses its marketing when too many have.
 * A person hears of it once: as a warning when this very message made it one, and as a pause when it paused.
 */
export async function watchJourney(
  journeyId: string,
  happened: { readonly kind: 'bounced' | 'complained'; readonly now: EpochMs },
  ports: WatchJourneyPorts,
): Promise<void> {
  const { kind, now } = happened;
  const health = await ports.journeys.health(journeyId, now - HEALTH_WINDOW_MS);
  const { verdict, figures } = judgeHealth(health);
  if (verdict === 'fine') return;
  if (verdict === 'pause') {
    const outcome = await ports.journeys.pause(journeyId, { reason: figures, at: now });
    if (outcome === 'already-paused') return;
    await ports.alarms.raise({
      subject: `Journey ${journeyId}: marketing is paused`,
      text: `${figures}. No marketing message of this journey goes out until someone runs: sojourn resume ${journeyId}`,
    });
    return;
  }
  const before = judgeHealth({ ...health, [kind]: health[kind] - 1 });
  if (before.verdict === 'warn') return;
  await ports.alarms.raise({
    subject: `Journey ${journeyId}: close to being paused`,
    text: `${figures}. Its marketing is paused at 0.10 % complaints or 4 % hard bounces.`,
  });
}
