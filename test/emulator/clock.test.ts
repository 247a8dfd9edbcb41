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

  it('calls back at the very time, in order, though the real timer is late', () => {
    const clock = createClock(1440);
    const rung: number[] = [];
    for (const hours of [2, 1]) clock.after(hours * HOUR, () => rung.push(clock.now()));
    vi.advanceTimersByTime(60_000);
    expect(rung).toEqual([Date.UTC(2026, 2, 1, 1), Date.UTC(2026, 2, 1, 2)]);
  });

  it('is as slow as the world while somebody holds it', () => {
    const clock = createClock(1440);
    const first = clock.hold();
    const second = clock.hold();
    vi.advanceTimersByTime(10_000);
    first();
    first();
    vi.advanceTimersByTime(10_000);
    expect(clock.now()).toBe(Date.UTC(2026, 2, 1) + 20_000);
    second();
  });

  it('calls back in time whoever waits while it is held', () => {
    const clock = createClock(1440);
    const rung: number[] = [];
    clock.hold();
    clock.after(900, () => rung.push(clock.now()));
    vi.advanceTimersByTime(899);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(rung).toEqual([Date.UTC(2026, 2, 1) + 900]);
  });

  it('is held still when more work follows at once', () => {
    const clock = createClock(1440);
    clock.hold()();
    vi.advanceTimersByTime(1);
    clock.hold();
    vi.advanceTimersByTime(99);
    expect(clock.now()).toBe(Date.UTC(2026, 2, 1) + 100);
  });

  it('makes up for what held it, so that a day passes in a minute all the same', () => {
    const clock = createClock(1440);
    for (let minute = 0; minute < 60; minute += 1) {
      const letGo = clock.hold();
      vi.advanceTimersByTime(400);
      letGo();
      vi.advanceTimersByTime(600);
    }
    expect(clock.now()).toBe(Date.UTC(2026, 2, 2));
  });

  it('makes up for half a second, not for long work', () => {
    const clock = createClock(1440);
    const letGo = clock.hold();
    vi.advanceTimersByTime(10_000);
    letGo();
    vi.advanceTimersByTime(10_000);
    // By hand: 10 s of work, half a second made up and 10 s free at 1440, less some
    // milliseconds in which more work might follow.
    const expected = Date.UTC(2026, 2, 1) + 10_000 + (500 + 10_000) * 1440;
    expect(Math.abs(clock.now() - expected)).toBeLessThan(10 * 1440);
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
