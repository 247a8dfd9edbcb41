import { mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { nodesById } from '../ways.ts';
import type { Rule } from './rule.ts';

/** Every goto leads to a step of the journey. */
export const targetsExist: Rule = ({ graph }) => {
  const nodes = nodesById(graph);
  return graph.nodes.flatMap(({ id, step, path }) => {
    if (!('goto' in step) || nodes.has(step.goto)) return [];
    return mistake({
      rule: 'targets-exist',
      path: [...path, 'goto'],
      message: `step "${id}" goes to "${step.goto}", which does not exist`,
      hint: didYouMean(step.goto, [...nodes.keys()]),
    });
  });
};
