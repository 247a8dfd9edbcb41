import * as z from 'zod';
import { isRecord } from './is-record.ts';
import { TemplateError } from './template-error.ts';

/** What a template's names stand for while it is deployed. Each throws TemplateError for a name it does not know. */
export type Scope = {
  /** A resource, a parameter or a pseudo parameter such as `AWS::Region`. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): string;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  /** An output of another stack. */
  imported(name: string): string;
};

/**
 * The value with every intrinsic function replaced by what it gives.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map((one) => evaluate(one, scope)).filter((one) => one !== NO_VALUE);
  if (!isRecord(value)) return value;
  const call = intrinsicOf(value);
  if (call !== undefined) return call.run(call.argument, scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, evaluate(one, scope)] as const)
      .filter(([, one]) => one !== NO_VALUE),
  );
}

/** What `AWS::NoValue` is: the property is not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** An object with one key that is a function's name. */
function intrinsicOf(value: Record<string, unknown>): { run: Intrinsic; argument: unknown } | undefined {
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return undefined;
  const [name, argument] = entry;
  const run = INTRINSICS[name];
  if (run !== undefined) return { run, argument };
  // Conditions name one another so; an IAM statement's Condition is an object.
  if (name === 'Condition' && typeof argument === 'string') {
    return { run: (_, scope) => scope.condition(argument), argument };
  }
  if (!name.startsWith('Fn::')) return undefined;
  throw new TemplateError(`the emulator does not know the function ${name}`);
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(given('Ref', z.string(), argument)),
  'Fn::GetAtt': (argument, scope) => {
    const written = typeof argument === 'string' ? argument.split('.') : argument;
    const [logicalId, ...name] = given(
      'Fn::GetAtt',
      z.tuple([z.string(), z.unknown()], z.unknown()),
      written,
    );
    return scope.attribute(logicalId, name.map((part) => text(evaluate(part, scope))).join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [between, parts] = given('Fn::Join', z.tuple([z.string(), z.unknown()]), argument);
    return listOf('Fn::Join', parts, scope).map(text).join(between);
  },
  'Fn::Sub': (argument, scope) => {
    const written = typeof argument === 'string' ? [argument, {}] : argument;
    const schema = z.tuple([z.string(), z.record(z.string(), z.unknown())]);
    const [pattern, own] = given('Fn::Sub', schema, written);
    return substitute(pattern, (name) =>
      Object.hasOwn(own, name) ? evaluate(own[name], scope) : byName(name, scope),
    );
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = given('Fn::Select', z.tuple([z.unknown(), z.unknown()]), argument);
    const at = Number(evaluate(index, scope));
    const found = listOf('Fn::Select', list, scope)[at];
    if (found === undefined) throw new TemplateError(`Fn::Select finds no element ${at}`);
    return found;
  },
  'Fn::Split': (argument, scope) => {
    const [at, whole] = given('Fn::Split', z.tuple([z.string(), z.unknown()]), argument);
    return text(evaluate(whole, scope)).split(at);
  },
  'Fn::FindInMap': (argument, scope) => {
    const keys = listOf('Fn::FindInMap', argument, scope).map(text);
    const [map, first, second] = given('Fn::FindInMap', z.tuple([z.string(), z.string(), z.string()]), keys);
    return evaluate(scope.mapping(map, first, second), scope);
  },
  'Fn::ImportValue': (argument, scope) => scope.imported(text(evaluate(argument, scope))),
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = given('Fn::If', z.tuple([z.string(), z.unknown(), z.unknown()]), argument);
    return evaluate(scope.condition(name) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [one, other] = listOf('Fn::Equals', argument, scope);
    return JSON.stringify(one) === JSON.stringify(other);
  },
  'Fn::And': (argument, scope) => listOf('Fn::And', argument, scope).every((one) => one === true),
  'Fn::Or': (argument, scope) => listOf('Fn::Or', argument, scope).includes(true),
  'Fn::Not': (argument, scope) => !listOf('Fn::Not', argument, scope).includes(true),
  'Fn::Contains': (argument, scope) => {
    const [list, one] = given('Fn::Contains', z.tuple([z.unknown(), z.unknown()]), argument);
    return listOf('Fn::Contains', list, scope)
      .map(text)
      .includes(text(evaluate(one, scope)));
  },
};

/** `${Table}`, `${Table.Arn}`, `${AWS::Region}`; `${!Literal}` is the letters `${Literal}`. */
function substitute(pattern: string, valueOf: (name: string) => unknown): string {
  return pattern.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) =>
    name.startsWith('!') ? `\${${name.slice(1)}}` : text(valueOf(name.trim())),
  );
}

function byName(name: string, scope: Scope): unknown {
  const dot = name.indexOf('.');
  return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

/** @throws TemplateError for `{{resolve:ssm:…}}`, whose value lies elsewhere */
function plain(value: string): string {
  const elsewhere = /\{\{resolve:[^}]*\}\}/.exec(value)?.[0];
  if (elsewhere === undefined) return value;
  throw new TemplateError(`the emulator cannot look up ${elsewhere}`);
}

function listOf(name: string, value: unknown, scope: Scope): unknown[] {
  return given(name, z.array(z.unknown()), evaluate(value, scope));
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TemplateError(`a text is expected where the template has ${JSON.stringify(value)}`);
}

function given<Schema extends z.ZodType>(name: string, schema: Schema, argument: unknown): z.output<Schema> {
  const parsed = schema.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new TemplateError(`${name} cannot take ${JSON.stringify(argument)}`);
}
