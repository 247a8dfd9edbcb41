import type { Enrolment } from '../enrolment/definition.ts';
import type { Credit } from './definition.ts';

/** Which of the messages before a goal gets the credit: the last, the first, or each an equal part. */
export const ATTRIBUTIONS = ['last', 'first', 'linear'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

type Goal = NonNullable<Enrolment['goal']>;

/** Credits the goals to the steps that sent the messages, most goals first. They add up to all goals and all of their value. */
export function creditsOf(goals: readonly Goal[], attribution: Attribution): readonly Credit[] {
  const parts = goals.flatMap((goal) => {
    const steps = creditedSteps(goal, attribution);
    return steps.map((stepId) => ({
      stepId,
      goals: 1 / steps.length,
      valueMinor: goal.valueMinor / steps.length,
    }));
  });
  return [...Map.groupBy(parts, ({ stepId }) => stepId)]
    .map(([stepId, some]) => ({
      ...(stepId === undefined ? {} : { stepId }),
      goals: some.reduce((sum, part) => sum + part.goals, 0),
      valueMinor: some.reduce((sum, part) => sum + part.valueMinor, 0),
    }))
    .toSorted((one, other) => other.goals - one.goals);
}

/** One for each message that shares the credit. */
function creditedSteps({ touches = [] }: Goal, attribution: Attribution): (string | undefined)[] {
  const steps = touches.map(({ stepId }) => stepId);
  if (steps.length === 0) return [undefined];
  if (attribution === 'linear') return steps;
  return [attribution === 'last' ? steps.at(-1) : steps[0]];
}
