import type { Audience } from '../audience/definition.ts';
import { closedFor } from '../enrolment/life.ts';
import { lifeOf } from '../enrolment/life-of.ts';
import type { Registry } from '../journey/compiled.ts';
import type { Walk } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';
import { occasionsBetween } from './occasions.ts';
import { isInOwnZone, walkZone } from './walk-zone.ts';

/**
 * The walks of all schedules whose time comes in [from, to), of journeys that take somebody in then. In everybody's own
 * zone that time is later than the walk's, by up to 26 hours: there ingest looks whether the journey is open.
 */
export function plannedWalks(question: {
  readonly schedules: Audience['schedules'];
  readonly registry: Registry;
  readonly from: EpochMs;
  readonly to: EpochMs;
}): readonly Walk[] {
  const { schedules, registry, from, to } = question;
  return schedules.flatMap(({ journeyId, entry: { schedule } }) => {
    const life = lifeOf(journeyId, registry);
    if (life.state !== 'active') return [];
    return occasionsBetween({ schedule, zone: walkZone(schedule, registry.settings), from, to })
      .filter(({ at }) => isInOwnZone(schedule) || closedFor(life, at) === undefined)
      .map(({ occasion, at }) => ({
        name: `schedule.${journeyId}.${occasion}`,
        at,
        job: { schedule: { journeyId, occasion } },
      }));
  });
}
