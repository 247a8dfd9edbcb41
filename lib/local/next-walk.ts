import { nextOccasion } from '../core/schedule/occasions.ts';
import { walkZone } from '../core/schedule/walk-zone.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Deployment } from './deployment.ts';

/** When the next walk of a schedule begins, strictly after an instant. @param newcomers ids of the journeys that can be entered */
export function nextWalkOf(
  { audience, settings }: Pick<Deployment, 'audience' | 'settings'>,
  newcomers: readonly string[],
): (after: EpochMs) => EpochMs | undefined {
  const schedules = audience.schedules.filter(({ journeyId }) => newcomers.includes(journeyId));
  return (after) => {
    const next = schedules.flatMap(({ entry: { schedule } }) => {
      const occasion = nextOccasion({ schedule, zone: walkZone(schedule, settings), after });
      return occasion === undefined ? [] : [occasion.at];
    });
    return next.length === 0 ? undefined : Math.min(...next);
  };
}
