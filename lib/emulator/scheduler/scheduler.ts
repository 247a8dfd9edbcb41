import { createDeliveries } from '../events/deliveries.ts';
import type { TargetCalls } from '../events/target.ts';
import { physicalName } from '../physical-name.ts';
import type { EmulatorClock, Place, ResourceTypes, Service } from '../service.ts';
import { recur } from './recur.ts';
import { type RunParts, runSchedule } from './run-schedule.ts';
import { type NamedSchedule, readNamedSchedule } from './schedule-resource.ts';
import { schedulerService } from './scheduler-service.ts';

/** EventBridge Scheduler. */
export function createScheduler({
  place,
  clock,
  assume,
  calls,
  log = console.error,
  random,
}: Parts): Scheduler {
  const arnPrefix = `arn:aws:scheduler:${place.region}:${place.account}`;
  const schedules = new Map<string, NamedSchedule>();
  const deliveries = createDeliveries({ clock, log, random });
  const running: RunParts = { place, calls, deliveries, assume, log };
  let ends: readonly (() => void)[] = [];

  return {
    service: schedulerService({ schedules, arnPrefix }),
    resources: {
      'AWS::Scheduler::Schedule': async ({ stack, logicalId, properties }) => {
        const name = physicalName({ stack, logicalId });
        const schedule = readNamedSchedule(properties, { name, arnPrefix, now: clock.now() });
        schedules.set(schedule.arn, schedule);
        return { ref: schedule.name, attributes: { Arn: schedule.arn } };
      },
    },
    start: () => {
      const enabled = [...schedules.values()].filter((one) => one.enabled);
      ends = enabled.map((one) => {
        // A rate without a start date begins at once.
        const from = Math.max(one.startsAt ?? 0, clock.now());
        const action = (due: number): void => runSchedule(one, due, running);
        return recur({ clock, schedule: one.schedule(from), from, until: one.until, action });
      });
    },
    stop: () => {
      for (const end of ends) end();
      deliveries.stop();
    },
  };
}

type Scheduler = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** Until then nothing runs: the whole stack must be there first. */
  start(): void;
  stop(): void;
};

type Parts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly assume: RunParts['assume'];
  readonly calls: TargetCalls;
  readonly log?: ((message: string) => void) | undefined;
  /** For the jitter of retries, 0 to 1. */
  readonly random?: (() => number) | undefined;
};
