import { Variable } from 'liquidjs';
import { parseTemplate } from './template.ts';
import { globalsOf, placeOf } from './template-globals.ts';
import { sparedPlaces } from './variables-spared.ts';

/** `{{ customer.firstName }}` is the path ['customer', 'firstName']. */
export type TemplateVariable = {
  readonly path: readonly string[];
  /** The message can do without it: it has a default wherever it is written, or an `if` sees to it. */
  readonly optional: boolean;
};

/**
 * What a template asks of customer, entry and brand, each path once. Loop variables and what the template assigns itself
 * are not reported; of `customer[entry.field]` the known part is: `customer`.
 * @throws LiquidError as parseTemplate does
 */
export function templateVariables(source: string): TemplateVariable[] {
  const templates = parseTemplate(source, 'plain');
  const spared = sparedPlaces(templates);
  const found = new Map<string, TemplateVariable>();
  for (const variable of globalsOf(templates)) {
    const path = pathOf(variable);
    const key = JSON.stringify(path);
    const optional = spared.has(placeOf(variable)) && (found.get(key)?.optional ?? true);
    found.set(key, { path, optional });
  }
  return [...found.values()];
}

function pathOf({ segments }: Variable): string[] {
  const dynamic = segments.findIndex((segment) => segment instanceof Variable);
  return segments.slice(0, dynamic === -1 ? undefined : dynamic).map(String);
}
