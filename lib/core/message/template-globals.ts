import { analyzeSync, type Template, type Variable } from 'liquidjs';

/** Every occurrence of a variable that comes from outside of the templates. */
export function globalsOf(templates: Template[]): Variable[] {
  return Object.values(analyzeSync(templates, { partials: false }).globals).flat();
}

/** Line and column tell one occurrence from another. */
export function placeOf({ location }: Variable): string {
  return `${location.row}:${location.col}`;
}
