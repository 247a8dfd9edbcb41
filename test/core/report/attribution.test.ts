import { describe, expect, it } from 'vitest';
import { creditsOf } from '../../../lib/core/report/attribution.ts';

const touch = (stepId: string, at: number) => ({ sendId: `${stepId} ${at}`, stepId, at, clicked: false });
const goal = (valueMinor: number, ...steps: string[]) => ({
  at: 99,
  eventId: 'order',
  valueMinor,
  touches: steps.map(touch),
});
/** By hand: 60.00 after a, a, b; 40.00 after b alone; 5.00 without any message. */
const GOALS = [goal(6_000, 'a', 'a', 'b'), goal(4_000, 'b'), goal(500)];

describe('the credit for goals', () => {
  it.each([
    [
      'last',
      [
        { stepId: 'b', goals: 2, valueMinor: 10_000 },
        { goals: 1, valueMinor: 500 },
      ],
    ],
    [
      'first',
      [
        { stepId: 'a', goals: 1, valueMinor: 6_000 },
        { stepId: 'b', goals: 1, valueMinor: 4_000 },
        { goals: 1, valueMinor: 500 },
      ],
    ],
  ] as const)('goes to the %s message before each', (attribution, credits) => {
    expect(creditsOf(GOALS, attribution)).toEqual(credits);
  });

  it('is shared by all messages in equal parts, and adds up to all goals and all of their value', () => {
    const credits = creditsOf(GOALS, 'linear');
    expect(credits.map(({ stepId }) => stepId)).toEqual(['b', undefined, 'a']);
    const [b, none, a] = credits;
    expect(a?.goals).toBeCloseTo(2 / 3, 12);
    expect(a?.valueMinor).toBeCloseTo(4_000, 9);
    expect(b?.goals).toBeCloseTo(4 / 3, 12);
    expect(b?.valueMinor).toBeCloseTo(6_000, 9);
    expect(none).toEqual({ goals: 1, valueMinor: 500 });
  });
});
