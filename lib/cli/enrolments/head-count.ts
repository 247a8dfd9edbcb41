import type { Enrolment } from '../../core/enrolment/definition.ts';

/** How many stand where in a journey, and why. */
export type HeadCount = {
  readonly total: number;
  /** In the order in which they were first met. */
  readonly places: readonly Place[];
  readonly ended: readonly { readonly reason: string; readonly count: number }[];
  /** Of those who are inside, by the version that they entered. */
  readonly versions: Readonly<Record<string, number>>;
};
type Place = {
  readonly at: string;
  readonly running: number;
  readonly waiting: number;
  readonly failed: number;
  /** Why messages are held there, and of what errors there are. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
};

/** Counts enrolments one by one. */
export function startHeadCount() {
  const places = new Map<string, Counts>();
  const ended = new Map<string, number>();
  const versions = new Map<string, number>();
  let total = 0;
  return {
    add(enrolment: Enrolment): void {
      total += 1;
      const { status, at, reason = '', waiting, version } = enrolment;
      if (status === 'DONE') return addTo(ended, reason);
      addTo(versions, version);
      const place = places.get(at) ?? { RUNNING: 0, PARKED: 0, FAILED: 0, reasons: new Map() };
      places.set(at, place);
      place[status] += 1;
      const why = status === 'FAILED' ? reason : waiting?.held?.reason;
      if (why !== undefined) addTo(place.reasons, why);
    },
    result(): HeadCount {
      return {
        total,
        places: [...places].map(([at, { RUNNING: running, PARKED: waiting, FAILED: failed, reasons }]) => ({
          at,
          running,
          waiting,
          failed,
          reasons: mostFirst(reasons),
        })),
        ended: mostFirst(ended),
        versions: Object.fromEntries(versions),
      };
    },
  };
}

type Counts = { RUNNING: number; PARKED: number; FAILED: number; reasons: Map<string, number> };

function addTo(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): { reason: string; count: number }[] {
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((one, other) => other.count - one.count);
}
