import type { Clock } from '../clock.ts';
import type { Failure } from './worker/messages.ts';

export type Call = { readonly requestId: string; readonly payload: string };

export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly failure: Failure };

export type Invocation = Call & {
  /** Counts from now on, instead of what counted before. */
  within(milliseconds: number): void;
  end(outcome: Outcome): void;
  abandon(): void;
};

type InvocationParts = {
  readonly clock: Clock;
  readonly resolve: (outcome: Outcome) => void;
  readonly onLate: () => void;
};

/** While a function runs, the clock is as fast as the world: its time-out means what it says. */
export function invocationOf(call: Call, { clock, resolve, onLate }: InvocationParts): Invocation {
  const letGo = clock.hold();
  let stopWaiting: (() => void) | undefined;
  return {
    ...call,
    within(milliseconds) {
      stopWaiting?.();
      stopWaiting = clock.after(milliseconds, onLate);
    },
    end(outcome) {
      stopWaiting?.();
      letGo();
      resolve(outcome);
    },
    abandon: () => stopWaiting?.(),
  };
}
