import { Temporal } from 'temporal-polyfill';
import { closedFor } from '../enrolment/life.ts';
import { lifeOf } from '../enrolment/life-of.ts';
import type { ScheduleEntry } from '../journey/entry.ts';
import type { Clock, Content } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { type EpochMs, fromIso } from '../time/instant.ts';
import { localInstant } from '../time/local-instant.ts';
import { occasionsBetween } from './occasions.ts';
import { isInOwnZone, walkZone } from './walk-zone.ts';

export type DueSchedule = {
  readonly entry: ScheduleEntry;
  readonly settings: Settings;
  /** When the walk was to begin. */
  readonly begunAt: EpochMs;
  /** When it is that late in a zone, for a schedule in everybody's own. */
  readonly ownTime: ((zone: string) => EpochMs) | undefined;
};

/**
 * What a walk does at an occasion; undefined where that is no longer wanted: the journey was closed or taken away, or its
 * schedule says another time, since the walk was begun.
 */
export async function dueSchedule(
  { journeyId, occasion }: { readonly journeyId: string; readonly occasion: string },
  ports: { readonly clock: Clock; readonly content: Pick<Content, 'registry' | 'audience'> },
): Promise<DueSchedule | undefined> {
  const registry = await ports.content.registry();
  const { schedules } = await ports.content.audience(registry.audience);
  const entry = schedules.find((one) => one.journeyId === journeyId)?.entry;
  if (entry === undefined || !isPlanned(entry, occasion)) return undefined;
  const life = lifeOf(journeyId, registry);
  const { schedule } = entry;
  const own = isInOwnZone(schedule);
  if (own ? life.state !== 'active' : closedFor(life, ports.clock.now()) !== undefined) return undefined;
  const local = Temporal.PlainDateTime.from(occasion);
  return {
    entry,
    settings: registry.settings,
    begunAt: localInstant(local, walkZone(schedule, registry.settings)),
    ownTime: own ? (zone) => localInstant(local, zone) : undefined,
  };
}

/** Local times as if in UTC, where no clock changes. */
function isPlanned({ schedule }: ScheduleEntry, occasion: string): boolean {
  const from = fromIso(`${occasion}Z`);
  return occasionsBetween({ schedule, zone: 'UTC', from, to: from + 1 }).length > 0;
}
