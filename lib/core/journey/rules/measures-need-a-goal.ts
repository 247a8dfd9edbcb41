import { mistake } from '../../diagnostic.ts';
import type { Rule } from './rule.ts';

/** An experiment that a goal decides is in a journey that has one, with a value where the value decides: else it never ends. */
export const measuresNeedAGoal: Rule = ({ journey: { goal }, graph }) =>
  graph.nodes.flatMap(({ step, path }) => {
    if (!('experiment' in step)) return [];
    const { measure } = step.experiment;
    const missing =
      measure !== undefined && measure !== 'click' && goal === undefined
        ? 'this journey has no goal'
        : measure === 'value' && goal?.value === undefined
          ? 'the goal of this journey has no "value"'
          : undefined;
    if (missing === undefined) return [];
    return mistake({
      rule: 'measures-need-a-goal',
      path: [...path, 'experiment', 'measure'],
      message: `experiment "${step.id}" is decided by ${measure}, but ${missing}`,
      hint: 'without "measure" the goal decides if there is one, else clicks',
    });
  });
