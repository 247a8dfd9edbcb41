import type { Clock } from '../../../lib/emulator/clock.ts';

/** A clock that stands still until told: no test waits. */
export function aClock(): Clock & { pass(seconds: number): void } {
  let now = Date.UTC(2026, 2, 1);
  const waiting = new Set<{ due: number; action: () => void }>();
  return {
    speed: 1,
    now: () => now,
    after(milliseconds, action) {
      const one = { due: now + milliseconds, action };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    hold: () => () => {},
    pass(seconds) {
      const end = now + seconds * 1000;
      for (;;) {
        const [next] = [...waiting].filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due);
        if (next === undefined) break;
        waiting.delete(next);
        now = next.due;
        next.action();
      }
      now = end;
    },
  };
}
