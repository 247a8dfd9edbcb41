import type { Random } from '../random.ts';

/**
 * What goes wrong, and how often: shares of the rate that a run is given. A crash at every await at the full rate; AWS
 * delivers twice and late more often than that.
 */
const SHARES = {
  'crash before a call took effect': 0.5,
  'crash after a call took effect': 0.5,
  'a call took seconds': 0.5,
  'rows contended or throttled': 1,
  'function not started for lack of capacity': 1,
  'clock of a function off by seconds': 5,
  'queue delivered twice': 5,
  'queue delivered late': 5,
  'events of a customer out of order': 10,
  'leg run twice at once': 2,
  'leg died whole': 0.5,
  'tick of the wheel missed': 2,
  'provider took it and did not say so': 0.5,
  'provider did not take it and did not say so': 0.5,
  'provider out of reach': 1,
  'provider refused for good': 0.1,
  'evidence lost': 0.5,
  'evidence late': 10,
  'evidence twice': 5,
} as const;
type FaultKind = keyof typeof SHARES;

export type Faults = {
  happens(kind: FaultKind): boolean;
  /** From now on nothing goes wrong any more. */
  stop(): void;
  readonly injected: ReadonlyMap<FaultKind, number>;
};

/** @param rate 0.01: one call in a hundred ends in a crash */
export function createFaults(rate: number, random: Random): Faults {
  const injected = new Map<FaultKind, number>();
  let calm = false;
  return {
    injected,
    stop() {
      calm = true;
    },
    happens(kind) {
      const drawn = random() < Math.min(1, rate * SHARES[kind]);
      if (!drawn || calm) return false;
      injected.set(kind, (injected.get(kind) ?? 0) + 1);
      return true;
    },
  };
}
