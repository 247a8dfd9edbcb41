import { CONDITION_CHECKS } from '../../condition/checks/index.ts';
import { conditionsOf, wheresOf } from '../conditions-of.ts';
import type { Rule } from './rule.ts';

/** Every condition could hold for one customer and fail for another. */
export const conditionsCanHold: Rule = (context) => {
  const asked = { conditions: conditionsOf(context), wheres: wheresOf(context) };
  return CONDITION_CHECKS.flatMap((check) => check(asked));
};
