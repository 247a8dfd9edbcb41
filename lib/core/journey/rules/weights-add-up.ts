import { mistake } from '../../diagnostic.ts';
import type { Step } from '../definition.ts';
import type { Rule } from './rule.ts';

/** The weights of an experiment's variants add up to 100, and those of a message's subjects. */
export const weightsAddUp: Rule = ({ graph }) =>
  graph.nodes.flatMap(({ step, path }) => {
    const tested = testedIn(step);
    if (tested === undefined) return [];
    const total = tested.variants.reduce((sum, { weight }) => sum + weight, 0);
    if (Math.abs(total - 100) < ROUNDING) return [];
    return mistake({
      rule: 'weights-add-up',
      path: [...path, ...tested.path, 'variants'],
      message: `the weights of experiment "${step.id}" add up to ${Number(total.toFixed(6))}, not to 100`,
    });
  });

function testedIn(step: Step) {
  if ('experiment' in step) return { variants: step.experiment.variants, path: ['experiment'] };
  if ('send' in step && step.send.test) return { variants: step.send.test.variants, path: ['send', 'test'] };
  return undefined;
}

/** 33.3 + 33.3 + 33.4 is 100 but for the last binary digits. */
const ROUNDING = 1e-9;
