import * as z from 'zod';
import { isRecord } from '../template/is-record.ts';
import type { BusEvent } from './event.ts';

/** How a rule says what its target gets; without any of them, the event itself. At most one may be given. */
export const targetInput = {
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
};
const TargetInput = z.object(targetInput);
type TargetInput = z.infer<typeof TargetInput>;

/**
 * The text that the target gets.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function inputFor(
  { Input, InputPath, InputTransformer }: TargetInput,
  { event, rule }: Context,
): string {
  if (Input !== undefined) return Input;
  if (InputPath !== undefined) return JSON.stringify(valueAt(InputPath, event) ?? null);
  if (InputTransformer === undefined) return JSON.stringify(event);
  const { InputPathsMap, InputTemplate } = InputTransformer;
  const values = new Map<string, unknown>([
    ...Object.entries(InputPathsMap).map(([name, path]): [string, unknown] => [name, valueAt(path, event)]),
    ['aws.events.rule-arn', rule.arn],
    ['aws.events.rule-name', rule.name],
    ['aws.events.event', event],
    ['aws.events.event.json', event],
    ['aws.events.event.ingestion-time', event.time],
  ]);
  return minified(filled(InputTemplate, values));
}

type Context = { readonly event: BusEvent; readonly rule: { readonly arn: string; readonly name: string } };

/** `$.detail.items[0].name`, as far as EventBridge knows JSON paths. @throws Error for any other path */
export function readPath(path: string): readonly string[] {
  if (!/^\$(?:\.[\w-]+|\[\d+\]|\['[^']+'\])*$/.test(path)) {
    throw new Error(`the emulator does not understand the path ${path}`);
  }
  return [...path.matchAll(/\.([\w-]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  );
}

function valueAt(path: string, event: BusEvent): unknown {
  return readPath(path).reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRecord(value) ? value[key] : undefined;
  }, event);
}

/** Inside quotes a text stands as it is, anything else as JSON; a variable without a value leaves nothing. */
function filled(template: string, values: ReadonlyMap<string, unknown>): string {
  return template.replaceAll(/<([^<>\s]+)>/g, (variable, name: string, offset: number) => {
    if (!values.has(name)) return variable;
    const value = values.get(name);
    if (value === undefined) return '';
    if (!isInQuotes(template.slice(0, offset))) return JSON.stringify(value);
    return typeof value === 'string' ? value : JSON.stringify(JSON.stringify(value)).slice(1, -1);
  });
}

function isInQuotes(before: string): boolean {
  return (before.replaceAll(/\\./g, '').match(/"/g) ?? []).length % 2 === 1;
}

function minified(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text; // EventBridge does not escape values, so a template may come to no JSON
  }
}
