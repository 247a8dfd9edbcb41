import { mistake } from '../../diagnostic.ts';
import type { Rule } from './rule.ts';

/** The weights of an experiment's variants add up to 100. */
export const weightsAddUp: Rule = ({ graph }) =>
  graph.nodes.flatMap(({ step, path }) => {
    if (!('experiment' in step)) return [];
    const total = step.experiment.variants.reduce((sum, { weight }) => sum + weight, 0);
    if (Math.abs(total - 100) < ROUNDING) return [];
    return mistake({
      rule: 'weights-add-up',
      path: [...path, 'experiment', 'variants'],
      message: `the weights of experiment "${step.id}" add up to ${Number(total.toFixed(6))}, not to 100`,
    });
  });

/** 33.3 + 33.3 + 33.4 is 100 but for the last binary digits. */
const ROUNDING = 1e-9;
