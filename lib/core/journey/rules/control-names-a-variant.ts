import { mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { Rule } from './rule.ts';

/** The control of an experiment is one of its variants: without it there is nothing to measure the others against. */
export const controlNamesAVariant: Rule = ({ graph }) =>
  graph.nodes.flatMap(({ step, path }) => {
    if (!('experiment' in step)) return [];
    const { control, variants } = step.experiment;
    const ids = variants.map(({ id }) => id);
    if (control === undefined || ids.includes(control)) return [];
    return mistake({
      rule: 'control-names-a-variant',
      path: [...path, 'experiment', 'control'],
      message: `experiment "${step.id}" has no variant "${control}"`,
      hint: didYouMean(control, ids),
    });
  });
