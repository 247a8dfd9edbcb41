import { OWN_ZONE, type Schedule } from '../journey/entry.ts';
import type { Settings } from '../settings.ts';

/** Is the schedule kept in each customer's own zone? */
export function isInOwnZone(schedule: Schedule): boolean {
  return schedule.zone === OWN_ZONE;
}

/**
 * The zone in which a schedule's walk begins: the schedule's, else the company's. Where each customer has her own, the walk
 * begins where it is first that late on earth, at UTC+14, and puts the occasion into everybody's agenda.
 */
export function walkZone(schedule: Schedule, settings: Pick<Settings, 'zone'>): string {
  if (isInOwnZone(schedule)) return FIRST_ON_EARTH;
  return schedule.zone ?? settings.zone;
}

const FIRST_ON_EARTH = 'Pacific/Kiritimati';
