import { mistake } from '../../diagnostic.ts';
import type { Rule } from './rule.ts';

/**
 * No key ends in `.$`. Step Functions would take what stands there for a reference into its own input:
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
 */
export const noReferencePaths: Rule = ({ journey }) => referenceKeys(journey, []);

function referenceKeys(value: unknown, path: readonly (string | number)[]): ReturnType<Rule> {
  if (Array.isArray(value)) return value.flatMap((item, index) => referenceKeys(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    if (!key.endsWith('.$')) return referenceKeys(inner, here);
    return mistake({
      rule: 'no-reference-paths',
      path: here,
      message: `"${key}" ends in ".$", which AWS Step Functions keeps for itself`,
      hint: 'choose a name without ".$" at the end',
    });
  });
}
