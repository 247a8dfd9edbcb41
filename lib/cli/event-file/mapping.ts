import * as z from 'zod';
import type { Channel } from '../../core/channel/definition.ts';
import type { FieldSource } from './field-source.ts';
import type { RowTest } from './row-test.ts';

const Texts = z.array(z.string()).optional();

/** The flags that say what the columns of an event file mean, as typed. */
export const MappingFlags = z.object({
  event: z.string().optional(),
  eventColumn: z.string().optional(),
  customerColumn: z.string().optional(),
  timeColumn: z.string().optional(),
  idColumn: z.string().optional(),
  zone: z.string().optional(),
  encoding: z.string().optional(),
  groupBy: z.string().optional(),
  rename: Texts,
  property: Texts,
  sum: Texts,
  trait: Texts,
  consent: Texts,
  where: Texts,
});
export type MappingFlags = z.infer<typeof MappingFlags>;

/** The same, understood. Without flags, columns have the names of an event's own fields (core/event/definition). */
export type EventMapping = {
  readonly event: { readonly fixed: string } | { readonly column: string };
  /** The name in the file → the name in Sojourn. */
  readonly rename: ReadonlyMap<string, string>;
  readonly customerColumn: string;
  readonly timeColumn: string;
  /** Undefined: `messageId`, where there is such a column. */
  readonly idColumn: string | undefined;
  readonly zone: string;
  readonly encoding: string;
  readonly groupBy: string | undefined;
  readonly properties: readonly FieldSource[];
  /** Numeric properties: the product of the columns, added up over the lines of a group. */
  readonly sums: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly traits: readonly FieldSource[];
  readonly consents: readonly { readonly channel: Channel; readonly column: string }[];
  readonly where: readonly RowTest[];
};
