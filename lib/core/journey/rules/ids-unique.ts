import { mistake } from '../../diagnostic.ts';
import type { Rule } from './rule.ts';

/** No two steps have the same id, and no two variants of an experiment. */
export const idsUnique: Rule = ({ graph }) => {
  const steps = graph.nodes.map(({ id, path }) => ({ id, path }));
  const variants = graph.nodes.map(({ step, path }) =>
    'experiment' in step
      ? step.experiment.variants.map(({ id }, index) => ({
          id,
          path: [...path, 'experiment', 'variants', index],
        }))
      : [],
  );
  return [
    ...repeated(steps, (id) => `another step has the id "${id}" already`),
    ...variants.flatMap((some) => repeated(some, (id) => `another variant has the id "${id}" already`)),
  ];
};

function repeated(
  named: readonly { readonly id: string; readonly path: readonly (string | number)[] }[],
  message: (id: string) => string,
) {
  const seen = new Set<string>();
  return named.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return mistake({ rule: 'ids-unique', path: [...path, 'id'], message: message(id) });
  });
}
