import * as z from 'zod';
// By itself, for z.core as a value brings all of zod's 50 languages (400 KB) into every function.
import { $constructor } from 'zod/v4/core';

/**
 * A union whose options are told apart by the key that is present, as steps are by `send`, `wait`, … Only the option
 * with that key is tried, so a mistake is reported where it was made. z.union tries them all and reports them all, and
 * its report grows fourfold with each second `else` inside an `else` (21 MB at twelve levels).
 * @param noun what the options are, in the author's words: `step`, `condition`
 */
export function keyedUnion<const Options extends Readonly<Record<string, z.ZodType>>>(
  noun: string,
  options: Options,
): z.ZodUnion<readonly Options[keyof Options][]> {
  const kinds = { noun, keys: Object.keys(options) };
  return new KeyedUnion({ type: 'union', options: Object.values(options), kinds });
}

/** What is known when no single option could be chosen; it travels as the `params` of a custom issue. */
export const Kinds = z.object({
  noun: z.string(),
  keys: z.array(z.string()),
  /** Those of the keys that are there: none, or more than one. */
  present: z.array(z.string()),
});

type Def = z.core.$ZodUnionDef<readonly z.ZodType[]> & {
  readonly kinds: { readonly noun: string; readonly keys: readonly string[] };
};

const Union: typeof z.ZodUnion = z.ZodUnion;
// oxlint-disable no-underscore-dangle -- zod names its internals like this
// zod's own way to a new kind of schema; its discriminatedUnion is built from its union like this.
const KeyedUnion: new (def: Def) => z.ZodUnion<never> = $constructor<z.ZodUnion<never>, Def>(
  'KeyedUnion',
  (inst, def) => {
    Union.init(inst, def);
    inst._zod.parse = (payload, context) => {
      const input = payload.value;
      if (typeof input !== 'object' || input === null || Array.isArray(input)) {
        payload.issues.push({ code: 'invalid_type', expected: 'object', input, inst });
        return payload;
      }
      const present = def.kinds.keys.filter((key) => Object.hasOwn(input, key));
      const [only] = present;
      const option = only === undefined ? undefined : def.options[def.kinds.keys.indexOf(only)];
      if (option !== undefined && present.length === 1) return option._zod.run(payload, context);
      payload.issues.push({ code: 'custom', input, inst, params: { ...def.kinds, present } });
      return payload;
    };
  },
);
