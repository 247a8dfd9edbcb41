import type { Benches } from './bench.ts';
import { scheduleRun } from './schedule-run.ts';

export const benches: Benches = {};

/** 100,000 customers whom one schedule lets into a journey, at the rate of 50 a second that a schedule has unless told otherwise. */
export async function report(): Promise<readonly string[]> {
  const perSecond = 50;
  const { enrolled, seconds, inSecond, inMinute, wallMs } = await scheduleRun({
    customers: 100_000,
    perSecond,
  });
  const fullMinutes = inMinute.slice(0, -1);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return [
    `${enrolled.toLocaleString('en')} customers let in by one schedule at ${perSecond} a second`,
    `on the clock of the simulation  ${seconds.toFixed(0)} s, at best ${enrolled / perSecond} s`,
    `in a minute  ${Math.min(...fullMinutes)} to ${Math.max(...fullMinutes)}, ${60 * perSecond} at most wanted`,
    `in a second  ${(enrolled / seconds).toFixed(1)} on average, ${Math.max(...inSecond)} at most: a page comes at once`,
    `in this process  ${(wallMs / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
  ];
}
