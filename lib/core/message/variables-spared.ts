import { IfTag, type Template, TypeGuards, toValueSync, UnlessTag, Value } from 'liquidjs';
import { globalsOf, placeOf } from './template-globals.ts';

/**
 * Where a template names a variable and can do without it, as line:column: before a `default`, in a condition, and in
 * what an `if` lets through only when the variable is there.
 */
export function sparedPlaces(templates: readonly Template[]): Set<string> {
  const spared = new Set<string>();
  for (const template of templates) visit(template, spared);
  return spared;
}

function visit(template: Template, spared: Set<string>): void {
  const isCondition = template instanceof IfTag || template instanceof UnlessTag;
  for (const argument of template.arguments?.() ?? []) {
    if (!(argument instanceof Value)) continue;
    if (isCondition || argument.filters[0]?.name === 'default') {
      for (const variable of variablesIn(argument)) spared.add(placeOf(variable));
    }
  }
  if (template instanceof IfTag) {
    for (const { value, templates } of template.branches) {
      const present = impliedBy(value);
      for (const variable of globalsOf(templates)) {
        if (present.has(variable.toString())) spared.add(placeOf(variable));
      }
    }
  }
  const children = template.children?.(false, true);
  if (children !== undefined) for (const child of toValueSync(children)) visit(child, spared);
}

/** The variables of an expression, without those that its filters name. */
function variablesIn(value: Value) {
  const operands = value.initial.postfix.filter((token) => TypeGuards.isValueToken(token));
  // a template of nothing but these operands, for the analysis takes templates only
  return globalsOf([{ token: null as never, render: () => undefined, arguments: () => operands }]);
}

/** Comparisons with a missing value are false, all but these. */
const TRUE_OF_NOTHING = new Set(['or', 'not', '!=']);
const NOTHINGS = new Set(['nil', 'null', 'empty', 'blank', 'false']);

/** The variables that are there when the condition holds. */
function impliedBy(value: Value): Set<string> {
  const none = new Set<string>();
  if (value.filters.length > 0) return none;
  for (const token of value.initial.postfix) {
    if (TypeGuards.isOperatorToken(token) && TRUE_OF_NOTHING.has(token.operator)) return none;
    if (TypeGuards.isLiteralToken(token) && NOTHINGS.has(token.literal)) return none;
  }
  return new Set(variablesIn(value).map(String));
}
