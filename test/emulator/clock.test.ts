import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) }));
afterEach(() => void vi.useRealTimers());

describe("the emulator's clock", () => {
  it('starts at the real time', () => {
    expect(createClock(1440).now()).toBe(Date.UTC(2026, 2, 1));
  });

  it('lets a day pass in a minute at speed 1440', () => {
    const clock = createClock(1440);
    vi.advanceTimersByTime(60_000);
    expect(clock.now()).toBe(Date.UTC(2026, 2, 2));
  });

  it('calls back once so much of its own time has passed', () => {
    const clock = createClock(1440);
    const rung: number[] = [];
    clock.after(HOUR, () => rung.push(clock.now()));
    vi.advanceTimersByTime(2499);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(rung).toEqual([Date.UTC(2026, 2, 1, 1)]);
  });

  it('waits through more than the 24.8 days that a timer of Node can', () => {
    const clock = createClock(1);
    const rung: string[] = [];
    clock.after(40 * DAY, () => rung.push('forty days'));
    vi.advanceTimersByTime(39 * DAY);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(DAY + 1);
    expect(rung).toEqual(['forty days']);
  });

  it('does not call back what was cancelled, also in the second stretch of a long wait', () => {
    const clock = createClock(1);
    const rung: string[] = [];
    const cancel = clock.after(40 * DAY, () => rung.push('forty days'));
    vi.advanceTimersByTime(30 * DAY);
    cancel();
    vi.advanceTimersByTime(30 * DAY);
    expect(rung).toEqual([]);
  });

  it('is as slow as the world while somebody holds it, and lets what waits come in time afterwards', () => {
    const clock = createClock(1440);
    const rung: number[] = [];
    const first = clock.hold();
    clock.after(HOUR, () => rung.push(clock.now()));
    const second = clock.hold();
    vi.advanceTimersByTime(10_000);
    first();
    first();
    vi.advanceTimersByTime(10_000);
    expect(clock.now()).toBe(Date.UTC(2026, 2, 1) + 20_000);
    second();
    vi.advanceTimersByTime(2486); // (an hour less 20 s) / 1440 = 2486.1 ms
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(rung).toHaveLength(1);
  });

  it('calls nobody back once it is stopped', () => {
    const clock = createClock(1440);
    const rung: string[] = [];
    clock.after(HOUR, () => rung.push('before'));
    clock.stop();
    clock.after(HOUR, () => rung.push('after'));
    vi.advanceTimersByTime(10_000);
    expect(rung).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
