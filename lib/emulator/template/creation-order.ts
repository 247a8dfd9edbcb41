import { references } from './references.ts';
import type { Template, TemplateResource } from './template.ts';
import { TemplateError } from './template-error.ts';

/**
 * What each resource needs to be there before it, which is what its properties or DependsOn name; every resource
 * stands behind all that it needs.
 * @param resources  those to make, by logical id
 * @throws TemplateError for a name that the template does not have, and for resources that wait for one another
 */
export function creationOrder(
  resources: ReadonlyMap<string, TemplateResource>,
  template: Template,
): ReadonlyMap<string, readonly string[]> {
  const ordered = new Map<string, readonly string[]>();
  function place(logicalId: string, path: readonly string[]): void {
    if (ordered.has(logicalId)) return;
    const resource = resources.get(logicalId);
    if (resource === undefined) return; // its condition is false
    if (path.includes(logicalId)) {
      const circle = [...path.slice(path.indexOf(logicalId)), logicalId];
      throw new TemplateError(`resources wait for one another: ${circle.join(' → ')}`);
    }
    const needs = neededBy(logicalId, resource, template);
    for (const need of needs) place(need, [...path, logicalId]);
    ordered.set(logicalId, needs);
  }
  for (const logicalId of resources.keys()) place(logicalId, []);
  return ordered;
}

function neededBy(logicalId: string, resource: TemplateResource, template: Template): readonly string[] {
  const names = [...references(resource.Properties), ...resource.DependsOn];
  const { Resources, Parameters } = template;
  const unknown = names.filter(
    (name) =>
      !name.startsWith('AWS::') && !Object.hasOwn(Resources, name) && !Object.hasOwn(Parameters, name),
  );
  if (unknown.length > 0)
    throw new TemplateError(`${logicalId} names ${unknown.join(', ')}: nothing is called so`);
  return [...new Set(names)].filter((name) => Object.hasOwn(Resources, name));
}
