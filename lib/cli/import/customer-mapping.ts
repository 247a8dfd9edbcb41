import * as z from 'zod';
import type { ChannelColumn } from '../event-file/channel-column.ts';
import type { FieldSource } from '../event-file/field-source.ts';

const Texts = z.array(z.string()).optional();

/** The flags that say what the columns of a customer file mean, as typed. */
export const CustomerFlags = z.object({
  column: Texts,
  consent: Texts,
  optOut: Texts,
  othersConsented: z.boolean().default(false),
  country: z.string().optional(),
  encoding: z.string().optional(),
});
export type CustomerFlags = z.infer<typeof CustomerFlags>;

/** The same, understood for one file. */
export type CustomerMapping = {
  readonly customerColumn: string;
  readonly traits: readonly FieldSource[];
  /** Columns that ask: does the customer want messages? */
  readonly consents: readonly ChannelColumn[];
  /** Columns that ask: did the customer refuse? */
  readonly optOuts: readonly ChannelColumn[];
  /** Who did not refuse said yes. Without it, nobody knows what they said. */
  readonly othersConsented: boolean;
  /** Of telephone numbers that do not say theirs: ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
  /** Each line is an endpoint of Amazon Pinpoint: one address of a customer, its channel and its opt-out. */
  readonly endpoints: boolean;
};
