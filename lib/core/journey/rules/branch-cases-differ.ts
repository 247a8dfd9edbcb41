import { mistake } from '../../diagnostic.ts';
import { canonicalJson } from '../../hash.ts';
import type { Rule } from './rule.ts';

/** No case of a branch repeats an earlier one: the first that holds is taken, so the second never would be. */
export const branchCasesDiffer: Rule = ({ graph }) =>
  graph.nodes.flatMap(({ step, path }) => {
    if (!('branch' in step)) return [];
    const conditions = step.branch.map(({ when }) => canonicalJson(when));
    return conditions.flatMap((condition, index) => {
      const first = conditions.indexOf(condition);
      if (first === index) return [];
      return mistake({
        rule: 'branch-cases-differ',
        path: [...path, 'branch', index, 'when'],
        message: `case ${index + 1} is never taken: case ${first + 1} asks the same`,
      });
    });
  });
