import type { EmulatorClock } from '../service.ts';
import type { Schedule } from './schedule-expression.ts';

/**
 * Calls back at every time of the schedule, with that time. A machine that slept, or lags at high speed, leaves out
 * the times it missed instead of catching up on all of them at once.
 * @param until  no call at or after it
 * @returns a function that ends it
 */
export function recur({
  clock,
  schedule,
  from,
  until = Number.POSITIVE_INFINITY,
  action,
}: Recurrence): () => void {
  let cancel: (() => void) | undefined;

  function wait(notBefore: number): void {
    const due = schedule.next(notBefore);
    if (due === undefined || due >= until) return;
    cancel = clock.after(due - clock.now(), () => {
      wait(Math.max(due + 1, clock.now()));
      action(due);
    });
  }

  wait(from);
  return () => cancel?.();
}

type Recurrence = {
  readonly clock: EmulatorClock;
  readonly schedule: Schedule;
  readonly from: number;
  readonly until?: number | undefined;
  readonly action: (due: number) => void;
};
