import type { Channel } from '../../core/event/definition.ts';
import type { FieldSource } from './field-source.ts';
import type { RowTest } from './row-test.ts';

/** The flags that say what the columns of an event file mean, as typed. */
export type MappingFlags = {
  readonly event?: string | undefined;
  readonly eventColumn?: string | undefined;
  readonly customerColumn?: string | undefined;
  readonly timeColumn?: string | undefined;
  readonly idColumn?: string | undefined;
  readonly zone?: string | undefined;
  readonly encoding?: string | undefined;
  readonly groupBy?: string | undefined;
  readonly rename?: readonly string[] | undefined;
  readonly property?: readonly string[] | undefined;
  readonly sum?: readonly string[] | undefined;
  readonly trait?: readonly string[] | undefined;
  readonly consent?: readonly string[] | undefined;
  readonly where?: readonly string[] | undefined;
};

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
