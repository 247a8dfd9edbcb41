import type { CustomerMapping } from './customer-mapping.ts';
import type { CustomerFile } from './open-customer-file.ts';
import { PINPOINT } from './pinpoint.ts';

/** Columns of a table that are not imported. Those of Pinpoint's housekeeping and of an earlier reject are not worth a word. */
export function unusedColumns(
  { customerColumn, traits, consents, optOuts, endpoints }: CustomerMapping,
  { columns, table }: Pick<CustomerFile, 'columns' | 'table'>,
): readonly string[] {
  if (!table) return [];
  const used = new Set<string>([
    customerColumn,
    ...traits.flatMap((source) => ('column' in source ? [source.column] : [])),
    ...consents.map(({ column }) => column),
    ...optOuts.map(({ column }) => column),
    ...(endpoints ? [...Object.values(PINPOINT), ...HOUSEKEEPING] : []),
  ]);
  return columns.filter((column) => column !== '' && !used.has(column) && !column.startsWith('reject '));
}

const HOUSEKEEPING = ['Id', 'ApplicationId', 'CohortId', 'CreationDate', 'EffectiveDate', 'RequestId'];
