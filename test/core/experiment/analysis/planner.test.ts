import { describe, expect, it } from 'vitest';
import {
  customersPerArm,
  daysNeeded,
  powerOf,
  smallestLift,
} from '../../../../lib/core/experiment/analysis/planner.ts';

const RARE = { baseline: { kind: 'share', share: 0.02 }, treatments: 1, power: 0.8 } as const;

describe('the planner', () => {
  // expected: R, power.prop.test(p1 = .02, p2 = .024, sig.level = .04, power = .8): 22545.3; (.2, .25): 1168.2; sig.level = .02: 26990.6
  it('asks for as many customers as power.prop.test', () => {
    expect(customersPerArm(RARE, 0.2)).toBe(22_546);
    expect(customersPerArm({ ...RARE, baseline: { kind: 'share', share: 0.2 } }, 0.25)).toBe(1_169);
  });

  it('asks for more where several treatments share the level', () => {
    expect(customersPerArm({ ...RARE, treatments: 2 }, 0.2)).toBe(26_991);
  });

  it('asks for as many to see it fall as to see it rise back', () => {
    expect(customersPerArm({ ...RARE, baseline: { kind: 'share', share: 0.024 } }, -1 / 6)).toBe(22_546);
  });

  // By hand: (2.053749 + 0.841621)² · 2 · 315 / (0.65 · 0.5)² = 50,003; R's power.t.test at the normal limit.
  it('plans for money by its variance', () => {
    const money = { ...RARE, baseline: { kind: 'mean', mean: 0.65, variance: 315 } } as const;
    expect(Math.abs((customersPerArm(money, 0.5) ?? 0) - 50_003)).toBeLessThan(2);
  });

  it('has no number for a lift of nothing, past 100 %, or over nothing', () => {
    expect(customersPerArm(RARE, 0)).toBeUndefined();
    expect(customersPerArm(RARE, 60)).toBeUndefined();
    expect(customersPerArm({ ...RARE, baseline: { kind: 'share', share: 0 } }, 0.2)).toBeUndefined();
  });

  it('knows the power of the number that it asks for', () => {
    expect(powerOf(RARE, 0.2, 22_546)).toBeCloseTo(0.8, 4);
  });

  it('knows the smallest lift that a number finds', () => {
    expect(smallestLift(RARE, 22_546)).toBeCloseTo(0.2, 4);
    expect(smallestLift(RARE, 2)).toBeUndefined();
  });

  it('counts days until enough have come and the last can answer, at least a week', () => {
    // By hand: 22,546 at half of 1,500 a day: 30.06 days, so 31; and 7 more.
    expect(daysNeeded(22_546, { perDay: 1_500, smallestShare: 0.5, windowDays: 7 })).toBe(38);
    expect(daysNeeded(100, { perDay: 1_500, smallestShare: 0.5, windowDays: 3 })).toBe(10);
    expect(daysNeeded(100, { perDay: 0, smallestShare: 0.5, windowDays: 3 })).toBeUndefined();
  });
});
